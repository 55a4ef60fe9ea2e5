import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { cliJson } from './cli-process.ts'
import { newDesk, type Desk } from './desk.ts'
import { typed } from './in-process.ts'

let desk: Desk
let stick: string

beforeEach(async () => {
  desk = await newDesk()
  stick = path.dirname(desk.file('unused', ''))
})
afterEach(() => desk.remove())

const madeSchema = z.object({ value: z.object({ file: z.string() }) })

async function backUp(): Promise<string> {
  const { code, stdout } = await typed(['backup', ...desk.options, '--out', stick, '--json'])
  expect(code).toBe(0)
  return madeSchema.parse(JSON.parse(stdout)).value.file
}

const logVisit = () =>
  typed(['log', ...desk.options, '--question', 'housing.contract:informed', '--place', 'Biblioteket'])

describe('backup', () => {
  it('writes one file and says where, from a process of its own', async () => {
    const { answer, code } = await cliJson(['backup', ...desk.options, '--out', stick])
    expect(code).toBe(0)
    expect(answer).toMatchObject({ ok: true, value: { visits: 0, removed: 0 } })
    const made = readdirSync(stick).filter(name => name.startsWith('fyr-'))
    expect(made).toEqual([path.basename(madeSchema.parse(answer).value.file)])
  })

  it('names the folder that cannot take it', async () => {
    const { code, stderr } = await typed(['backup', ...desk.options, '--out', path.join(stick, 'nowhere')])
    expect(code).toBe(1)
    expect(stderr).toContain('nowhere')
    const inside = await typed(['backup', ...desk.options, '--out', desk.dataDir, '--json'])
    expect(JSON.parse(inside.stdout)).toMatchObject({ error: { code: 'backup.inside-bureau' } })
  })
})

describe('verify of a backup', () => {
  it('without a passphrase: whether it is as it was written', async () => {
    const file = await backUp()
    const { code, stdout } = await typed(['verify', file])
    expect(code).toBe(0)
    expect(stdout).toContain('--passphrase-file')
    expect(stdout).not.toContain('Provbyrån')
  })

  it('with one: all of it, and what is in it; under any name', async () => {
    const copy = desk.file('renamed.bin', readFileSync(await backUp()))
    const { code, stdout } = await typed(['verify', copy, '--passphrase-file', desk.passphraseFile, '--json'])
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      value: { kind: 'backup', passed: true, depth: 'full', contents: { bureau: 'Provbyrån', madeBy: 'Prov Provsson' } }
    })
  })

  it('finds a flipped bit, and tells it from a wrong passphrase', async () => {
    const file = await backUp()
    const wrong = desk.file('wrong', 'åtta gula hästar sover gott')
    const refused = await typed(['verify', file, '--passphrase-file', wrong, '--json'])
    expect(refused.code).toBe(5)
    expect(JSON.parse(refused.stdout)).toMatchObject({ error: { code: 'backup.wrong-passphrase' } })
    const bytes = readFileSync(file)
    bytes.writeUInt8(bytes.readUInt8(20_000) ^ 4, 20_000)
    writeFileSync(file, bytes)
    const { code, stdout } = await typed(['verify', file, '--json'])
    expect(code).toBe(3)
    expect(JSON.parse(stdout)).toMatchObject({
      value: { kind: 'backup', passed: false, found: { code: 'backup.damaged' } }
    })
  })
})

describe('restore', () => {
  it('first says what would be lost, then does it, and keeps what was there', async () => {
    const file = await backUp()
    await logVisit()
    const seen = await typed(['restore', file, ...desk.options, '--dry-run'])
    expect(seen.code).toBe(0)
    expect(seen.stdout).toContain('Recorded here since and not in the backup: 1 visits.')
    expect(seen.stdout).toContain('Nothing was changed.')
    const { code, stdout } = await typed(['restore', file, ...desk.options, '--json'])
    expect(code).toBe(0)
    const { value } = z.object({ value: z.object({ aside: z.string() }) }).parse(JSON.parse(stdout))
    const info = await typed(['info', ...desk.options, '--json'])
    expect(JSON.parse(info.stdout)).toMatchObject({ value: { visits: 0 } })
    const old = await typed(['info', '--data', value.aside, '--passphrase-file', desk.passphraseFile, '--json'])
    expect(JSON.parse(old.stdout)).toMatchObject({ value: { visits: 1 } })
  })

  it('into a new folder, once it is said that no summary was made or of which month', async () => {
    await typed([
      'log',
      ...desk.options,
      '--question',
      'housing.contract:informed',
      '--place',
      'X',
      '--date',
      '2026-01-10'
    ])
    const file = await backUp()
    const options = ['--data', path.join(stick, 'new'), '--passphrase-file', desk.passphraseFile]
    const open = await typed(['restore', file, ...options])
    expect(open.code).toBe(6)
    expect(open.stdout).toContain('2026-01')
    const named = await typed(['restore', file, ...options, '--summary-made', '2026-01'])
    expect(named.code).toBe(0)
    const info = await typed(['info', ...options, '--json'])
    const { value } = z
      .object({ value: z.object({ months: z.array(z.object({ month: z.string(), state: z.string() })) }) })
      .parse(JSON.parse(info.stdout))
    expect(value.months.find(({ month }) => month === '2026-01')?.state).toBe('elsewhere')
    const again = await typed(['export', ...options, '--month', '2026-01', '--out', path.join(stick, 'out'), '--json'])
    expect(JSON.parse(again.stdout)).toMatchObject({ error: { code: 'month.released-elsewhere' } })
  })

  it('takes no contradiction and no nonsense for a month', async () => {
    const file = await backUp()
    const both = await typed(['restore', file, ...desk.options, '--summary-made', '2026-01', '--no-summary-made'])
    expect(both.code).toBe(2)
    expect((await typed(['restore', file, ...desk.options, '--summary-made', 'May'])).code).toBe(2)
  })

  it('refuses what is no backup, and changes nothing', async () => {
    const { code, stdout } = await typed(['restore', desk.passphraseFile, ...desk.options, '--json'])
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'backup.not-a-backup' } })
    expect((await typed(['info', ...desk.options])).code).toBe(0)
  })
})
