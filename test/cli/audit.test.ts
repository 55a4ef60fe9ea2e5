import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { deskMigrations } from '../../src/core/db/list.ts'
import { openVault } from '../../src/core/vault/open-vault.ts'
import { testPassphrase } from '../bureau.ts'
import { newDesk, type Desk } from './desk.ts'
import { typed } from './in-process.ts'

let desk: Desk

beforeEach(async () => {
  desk = await newDesk()
})
afterEach(() => desk.remove())

describe('audit', () => {
  it('lists who did what in words, and narrows it', async () => {
    const { stdout, code } = await typed(['audit', ...desk.options, '--lang', 'en'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/Prov Provsson {2}Opened Fyr\n.*Closed Fyr\n.*Made the bureau in Fyr\n\n3 of 3 events\./)
    const narrowed = await typed(['audit', ...desk.options, '--json', '--kind', 'out'])
    expect(JSON.parse(narrowed.stdout)).toEqual({ ok: true, value: { total: 0, entries: [] } })
    const wrong = await typed(['audit', ...desk.options, '--kind', 'all'])
    expect(wrong.code).toBe(2)
  })

  it('saves the whole record as a file', async () => {
    const out = desk.path('ut', 'här')
    const { code, stdout } = await typed(['audit', ...desk.options, '--lang', 'sv', '--out', out])
    expect(code).toBe(0)
    const [name = ''] = readdirSync(out)
    expect(stdout).toContain(path.join(out, name))
    expect(readFileSync(path.join(out, name), 'utf8').split('\r\n')).toHaveLength(5)
  })
})

it('verify names the first entry of the record that was changed', async () => {
  const vault = await openVault(desk.dataDir, { passphrase: testPassphrase, migrations: deskMigrations, now: Date.now })
  vault.db.exec(`DROP TRIGGER audit_unchanged; UPDATE audit SET action = 'unlock' WHERE seq = 1`)
  vault.close()
  const { code, stdout } = await typed([
    'verify',
    desk.dataDir,
    '--passphrase-file',
    desk.passphraseFile,
    '--lang',
    'en'
  ])
  expect(code).toBe(3)
  expect(stdout).toContain('entry 1 was changed')
  expect(stdout).toContain('audit_unchanged')
})
