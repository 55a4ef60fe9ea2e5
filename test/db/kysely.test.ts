import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { kyselyOver } from '../../src/core/db/kysely.ts'
import { countNotes, inVault, newVault } from './vault-fixture.ts'

const insert = (id: number) => sql`INSERT OR ROLLBACK INTO note (id, text) VALUES (${id}, 'x')`

it('a transaction that SQLite rolls back by itself fails with what went wrong, and the next one works', async () => {
  const { folder } = await newVault(3)
  await inVault(folder, async vault => {
    const db = kyselyOver(vault.db)
    const failing = db.transaction().execute(async within => {
      await insert(100).execute(within)
      await insert(1).execute(within)
    })
    await expect(failing).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT_PRIMARYKEY' })
    expect(countNotes(vault)).toBe(3)
    await db.transaction().execute(within => insert(101).execute(within))
    expect(countNotes(vault)).toBe(4)
  })
})

it('a transaction that fails by itself is rolled back', async () => {
  const { folder } = await newVault(3)
  await inVault(folder, async vault => {
    const failing = kyselyOver(vault.db)
      .transaction()
      .execute(async within => {
        await insert(100).execute(within)
        throw new Error('stopped')
      })
    await expect(failing).rejects.toThrow('stopped')
    expect(vault.db.inTransaction).toBe(false)
    expect(countNotes(vault)).toBe(3)
  })
})
