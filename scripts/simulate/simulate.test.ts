import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { runs } from '../../test/long-runs.ts'
import { madeUpFigures } from '../../src/core/disclosure/made-up-figures.ts'
import { attackAll } from './attack-all.ts'
import { simulate } from './simulate.ts'

it('lives, releases, adds up and attacks, and finds nothing', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'fyr-simulate-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const options = { months: runs(4, 24), visits: runs(30, 300), seed: 5 }
  const { lines, passed } = await simulate(options, folder, () => {})
  const text = lines.join('\n')
  expect(text).toMatch(/cells recovered +0\n/)
  expect(text).toMatch(/cells undecided +0\n/)
  expect(text).toMatch(/smallest width +[5-9] counts/)
  expect(text).not.toMatch(/NaN|undefined|null/)
  expect(passed).toBe(true)
})

it('would name what a sum betrays that is not the sum of its months', async () => {
  const [month, quarter] = [
    { visits: 15, questions: 15, languages: [10, 5], topics: [[15]], referrals: 0 },
    { visits: 65, questions: 65, languages: [50, 15], topics: [[65]], referrals: 0 }
  ].map(madeUpFigures)
  if (month === undefined || quarter === undefined) throw new Error('two releases expected')
  const names = ['2024-01', '2024-02', '2024-03']
  const months = names.map(name => ({ name, figures: month }))
  const report = await attackAll(months, [{ name: '2024-Q1', figures: quarter, parts: names }], 60_000, () => {})
  expect(report.narrowed.map(({ name }) => name)).toContain('2024-01 visits')
})
