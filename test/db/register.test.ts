import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { deskMigrations } from '../../src/core/db/list.ts'
import { register } from '../../src/core/db/migrations/0005-register.ts'
import { systemPlatform } from '../../src/core/platform.ts'
import { openVault } from '../../src/core/vault/open-vault.ts'
import { codeOf, emptyCore, openBureau, testPassphrase, valueOf, type Door } from '../bureau.ts'
import { exportTo, recordAll, sumTo, visitsIn } from './release-fixture.ts'

const platform = { ...systemPlatform, now: () => Date.parse('2026-11-22T12:00:00Z') }

let out: string
let bureau: Door
const newFolder = () => mkdtempSync(path.join(out, 'to-'))

let prepared: Door
beforeAll(async () => {
  out = mkdtempSync(path.join(os.tmpdir(), 'fyr-register-'))
  prepared = await openBureau({ platform })
  for (const month of ['2026-01', '2026-02', '2026-03', '2026-04']) await recordAll(prepared, visitsIn(month, 40))
  for (const month of ['2026-01', '2026-02', '2026-03']) valueOf(await exportTo(prepared, month, newFolder()))
  valueOf(await prepared.core.call('bureau.lock', { reason: 'asked' }))
})
afterAll(async () => {
  await prepared.close()
  rmSync(out, { recursive: true, force: true })
})

beforeEach(async () => {
  bureau = emptyCore({ platform })
  cpSync(prepared.dataDir, bureau.dataDir, { recursive: true })
  valueOf(await bureau.core.call('bureau.unlock', { passphrase: testPassphrase }))
})
afterEach(() => bureau.close())

/** Somebody with the open file and SQL, who takes the guards away first. */
async function asForger(
  sql: string,
  then: (vault: Awaited<ReturnType<typeof openVault>>) => void = () => {}
): Promise<void> {
  valueOf(await bureau.core.call('bureau.lock', { reason: 'asked' }))
  const vault = await openVault(bureau.dataDir, {
    migrations: deskMigrations,
    now: platform.now,
    passphrase: testPassphrase
  })
  const triggers = vault.db
    .prepare<[], { name: string; sql: string }>(`select name, sql from sqlite_schema where type = 'trigger'`)
    .all()
  for (const { name } of triggers) vault.db.exec(`drop trigger ${name}`)
  vault.db.exec(`pragma foreign_keys = off; ${sql}; pragma foreign_keys = on`)
  then(vault)
  for (const trigger of triggers) vault.db.exec(trigger.sql.replace(/^create trigger/i, 'create trigger if not exists'))
  vault.close()
  valueOf(await bureau.core.call('bureau.unlock', { passphrase: testPassphrase }))
}

const ofFebruary = `where month = '2026-02'`
const idOfFebruary = `(select id from release ${ofFebruary})`

describe('the register of releases', () => {
  it.each([
    ['a changed figure', `update release set content = replace(content, '"count":40', '"count":45') ${ofFebruary}`],
    [
      'a changed figure with its hash',
      `update release set content = replace(content, '"count":40', '"count":45'), content_hash = 'x' ${ofFebruary}`
    ],
    ['another maker', `update release set made_at = '2026-12-01T00:00:00.000Z' ${ofFebruary}`],
    ['another number', `update release set number = 2 ${ofFebruary}`],
    ['a changed head', `update release_head set hash = 'x'`]
  ])('with %s is refused, and nothing is written', async (_what, sql) => {
    await asForger(sql)
    const folder = newFolder()
    for (const result of [
      await exportTo(bureau, '2026-04', folder),
      await exportTo(bureau, '2026-01', folder),
      await sumTo(bureau, '2026-Q1', folder)
    ])
      expect(codeOf(result)).toBe('register.changed')
    expect(readdirSync(folder)).toEqual([])
  })

  it.each([
    [
      'in the middle',
      `delete from release_visit where release_id = ${idOfFebruary};
       delete from release_chain where release_id = ${idOfFebruary}; delete from release ${ofFebruary}`
    ],
    [
      'at the end',
      `delete from release_visit where release_id = (select id from release where month = '2026-03');
       delete from release_chain where release_id = (select id from release where month = '2026-03');
       delete from release where month = '2026-03'`
    ],
    ['in the chain only', `delete from release_chain where release_id = ${idOfFebruary}`]
  ])('with a release missing %s is refused, and nothing is written', async (_where, sql) => {
    await asForger(sql)
    const folder = newFolder()
    for (const result of [await exportTo(bureau, '2026-04', folder), await sumTo(bureau, '2026-Q1', folder)])
      expect(codeOf(result)).toBe('register.missing')
    expect(codeOf(await bureau.core.call('months.passOver', { month: '2026-05' }))).toBe('register.missing')
    expect(readdirSync(folder)).toEqual([])
  })

  it('refuses to change or lose a release, whatever the program asks', async () => {
    valueOf(await bureau.core.call('bureau.lock', { reason: 'asked' }))
    const options = { migrations: deskMigrations, now: platform.now, passphrase: testPassphrase }
    const vault = await openVault(bureau.dataDir, options)
    expect(() => vault.db.exec(`update release set number = 7`)).toThrow('never changes')
    expect(() => vault.db.exec(`delete from release`)).toThrow('never removed')
    vault.close()
  })
})

describe('a release that never left the house', () => {
  const replace = (month: string, folder: string) =>
    bureau.core.call('months.replace', { month, folder: bureau.core.grant(folder), neverLeft: true })

  it('is drawn anew as the next number, with what was recorded since', async () => {
    await recordAll(bureau, visitsIn('2026-03', 20))
    const folder = newFolder()
    const report = valueOf(await replace('2026-03', folder))
    expect(report).toMatchObject({ number: 2, repeated: false })
    expect(Math.abs(report.totals.visits - 60)).toBeLessThan(5)
    expect(readdirSync(folder).some(name => name.endsWith('2026-03-r2'))).toBe(true)
    expect(valueOf(await exportTo(bureau, '2026-03', newFolder()))).toMatchObject({ number: 2, repeated: true })
    expect(valueOf(await sumTo(bureau, '2026-Q1', newFolder())).totals.visits).toBeGreaterThan(120)
  })

  it('gives the same figures when nothing changed', async () => {
    const [first, second] = [newFolder(), newFolder()]
    const before = valueOf(await exportTo(bureau, '2026-03', first))
    const after = valueOf(await replace('2026-03', second))
    expect(after).toMatchObject({ number: 2, totals: before.totals, tables: before.tables })
  })

  it.each([
    ['an earlier one than the last', '2026-02'],
    ['one that there is not', '2026-04']
  ])('but not %s', async (_which, month) => {
    expect(codeOf(await replace(month, newFolder()))).toBe('release.not-replaceable')
  })

  it('but not once a sum was made of it, and only by somebody who says so', async () => {
    const folder = bureau.core.grant(newFolder())
    const unsaid = await bureau.core.dispatch('months.replace', { month: '2026-03', folder })
    expect(codeOf(unsaid)).toBe('call.invalid')
    valueOf(await sumTo(bureau, '2026-Q1', newFolder()))
    expect(codeOf(await replace('2026-03', newFolder()))).toBe('release.not-replaceable')
  })

  it('stands in the audit record with who said so', async () => {
    valueOf(await replace('2026-03', newFolder()))
    valueOf(await bureau.core.call('bureau.lock', { reason: 'asked' }))
    const options = { migrations: deskMigrations, now: platform.now, passphrase: testPassphrase }
    const vault = await openVault(bureau.dataDir, options)
    const actions = vault.db
      .prepare("select action, detail from audit where action <> 'lock' order by seq desc limit 2")
      .all()
    expect(actions).toEqual([
      { action: 'export', detail: '{"month":"2026-03","number":2,"repeated":false}' },
      { action: 'release.replaced', detail: '{"month":"2026-03","number":1}' }
    ])
    vault.close()
  })
})

describe('a register from before releases were chained', () => {
  it('is chained in the order in which they were made', async () => {
    // What the file looked like before: the same releases, and none of what binds them.
    await asForger(
      'drop table release_chain; drop table release_head; drop table passed_over_month; drop table replaced_release',
      ({ db }) => register.up(db)
    )
    expect(valueOf(await exportTo(bureau, '2026-04', newFolder()))).toMatchObject({ number: 1 })
  })
})
