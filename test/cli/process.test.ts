import { statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { resourcesDir, testPassphrase, valueOf } from '../bureau.ts'
import { createCore } from '../../src/core/create-core.ts'
import { cli, cliJson, startScript, type Started } from './cli-process.ts'
import { newDesk, type Desk } from './desk.ts'
import { typed } from './in-process.ts'
import { lastMonth, spreadsheet } from './sample-month.ts'

let desk: Desk

beforeEach(async () => {
  desk = await newDesk()
})
afterEach(() => desk.remove())

describe('a bureau that is open elsewhere', () => {
  it('is left alone, with an exit code of its own', async () => {
    const core = createCore({ dataDir: desk.dataDir, resourcesDir, logDir: desk.path('logs') })
    valueOf(await core.call('bureau.unlock', { passphrase: testPassphrase }))
    const { code, answer } = await cliJson(['list', ...desk.options])
    await core.close()
    expect(code).toBe(4)
    expect(answer).toMatchObject({ error: { code: 'vault.in-use', params: { folder: desk.dataDir } } })
  })

  it('is named as absent where there is none, without asking for the passphrase', async () => {
    const { code, stdout } = await typed(['info', '--data', desk.path('nowhere'), '--json'])
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({
      error: { code: 'vault.absent', params: { folder: desk.path('nowhere') } }
    })
  })
})

describe('an import that is stopped with Ctrl+C', () => {
  const visits = 20_000

  it.each([
    ['as soon as the desk file is open', 0],
    ['while visits are being written', 100_000]
  ])('%s is saved whole or not at all', async (_case, written) => {
    const file = desk.file('visits.csv', spreadsheet(lastMonth(), visits))
    const started = startScript('src/cli/index.ts', ['import', file, ...desk.options])
    await untilWritten(path.join(desk.dataDir, 'desk-1.db-wal'), written, started)
    started.child.kill('SIGINT')
    const { code } = await started.ended
    const { stdout } = await typed(['list', ...desk.options, '--json', '--limit', '1'])
    // An end without a signal means that the import was done before the signal came.
    expect(code === 0 ? [visits] : [0, visits]).toContain(totalOf(stdout))
    const again = await typed(['import', file, ...desk.options])
    expect(again.code).toBe(0)
    expect(totalOf((await typed(['list', ...desk.options, '--json', '--limit', '1'])).stdout)).toBe(visits)
  })
})

describe('a reader that goes away', () => {
  it('ends the output and not the work', async () => {
    const { child, ended } = startScript('src/cli/index.ts', ['codes', 'municipalities'])
    child.stdout?.destroy()
    expect(await ended).toMatchObject({ code: 0, stderr: '' })
  })
})

describe('codes', () => {
  it.each([
    ['languages', 'ara'],
    ['municipalities', '1280'],
    ['actions', 'explained-letter'],
    ['organisation-kinds', 'legal-aid']
  ])('lists the %s with no bureau opened', async (list, code) => {
    const { stdout } = await typed(['codes', list, '--json'])
    expect(JSON.parse(stdout)).toMatchObject({
      ok: true,
      value: { list, codes: expect.arrayContaining([expect.objectContaining({ code })]) }
    })
  })

  it('lists the topics of a bureau in the language of the messages', async () => {
    const { stdout } = await cli(['codes', 'topics', ...desk.options, '--lang', 'sv'])
    expect(stdout).toMatch(/^housing\.contract +Hyresavtal$/m)
  })
})

function totalOf(stdout: string): unknown {
  const answer: { value: { total: unknown } } = JSON.parse(stdout)
  return answer.value.total
}

/** Waits until a file is larger than so many bytes, or the process has ended without it. */
async function untilWritten(file: string, bytes: number, { child }: Started): Promise<void> {
  while (child.exitCode === null && (statSync(file, { throwIfNoEntry: false })?.size ?? -1) < bytes) await pause(2)
}
