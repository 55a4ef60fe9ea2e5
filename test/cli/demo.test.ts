import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { startScript } from './cli-process.ts'
import { typed } from './in-process.ts'

const home = mkdtempSync(path.join(tmpdir(), 'fyr-demo-test-'))

afterAll(() => rmSync(home, { recursive: true, force: true }))

describe('npm run demo', () => {
  it('takes a bureau from nothing to a verified summary in a folder that it names, and overwrites none', async () => {
    const folder = path.join(home, 'demo')
    const { code, stdout, stderr } = await startScript('scripts/demo.ts', ['--dir', folder]).ended
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain(folder)
    expect(stdout).not.toContain('[wrong]')
    const zip = readdirSync(path.join(folder, 'summaries')).find(name => name.endsWith('.zip')) ?? ''
    expect((await typed(['verify', path.join(folder, 'summaries', zip)])).code).toBe(0)
    const opened = ['--data', path.join(folder, 'bureau'), '--passphrase-file', path.join(folder, 'passphrase.txt')]
    expect((await typed(['info', ...opened])).stdout).toContain('closed')

    const again = await startScript('scripts/demo.ts', ['--dir', folder]).ended
    expect(again.code).toBe(1)
    expect(again.stderr).toContain(folder)
    expect(existsSync(path.join(folder, 'summaries', zip))).toBe(true)
  }, 120_000)
})
