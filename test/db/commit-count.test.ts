import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { kyselyOver } from '../../src/core/db/kysely.ts'
import { commitLogOf } from '../../src/core/vault/commit-log.ts'
import type { Vault } from '../../src/core/vault/vault.ts'
import { inVault, newVault } from './vault-fixture.ts'

const commitsOf = (vault: Vault): number | undefined => commitLogOf(vault.db)?.progress().commits
const insert = (text: string) => sql`INSERT INTO note (text) VALUES (${text})`

it('the count of commits is raised by one for each commit through Kysely that writes, and by none that only reads or fails', async () => {
  const { folder } = await newVault(0)
  await inVault(folder, async vault => {
    const db = kyselyOver(vault.db)
    const first = commitsOf(vault) ?? -1
    await insert('alone').execute(db)
    expect(commitsOf(vault)).toBe(first + 1)
    await db.transaction().execute(async within => {
      await insert('one').execute(within)
      await sql`INSERT INTO note (text) VALUES ('two') RETURNING id`.execute(within)
    })
    expect(commitsOf(vault)).toBe(first + 2)
    await sql`SELECT * FROM note`.execute(db)
    await db.transaction().execute(within => sql`SELECT * FROM note`.execute(within))
    await expect(sql`INSERT INTO note (id, text) VALUES (1, 'taken')`.execute(db)).rejects.toThrow('UNIQUE')
    const failing = db.transaction().execute(async within => {
      await insert('never').execute(within)
      throw new Error('stopped')
    })
    await expect(failing).rejects.toThrow('stopped')
    await sql`DELETE FROM note WHERE id = -1`.execute(db)
    await db.transaction().execute(within => sql`UPDATE note SET text = '' WHERE id = -1`.execute(within))
    expect(commitsOf(vault)).toBe(first + 2)
    expect(vault.db.prepare('SELECT commits FROM vault_progress').pluck().get()).toBe(first + 2)
  })
})
