import { expect, it } from 'vitest'
import { listPeople } from '../../src/core/vault/people-table.ts'
import { addPerson, suspendPerson } from '../../src/core/vault/people.ts'
import { cheapestCost } from '../../src/core/vault/passphrase-cost.ts'
import { codeOf, inVault, newVault, now, open, passphrase } from './vault-fixture.ts'

const ninas = 'en gul cykel utan klocka'

it('a vault from before people had a status is opened with everybody active, and has one from then on', async () => {
  const { folder } = await newVault(0)
  const later = () => now() + 1000
  const own = { ownPassphrase: passphrase, now: later, names: [], cost: cheapestCost }
  const nina = await inVault(folder, vault =>
    addPerson(vault, { ...own, name: 'Nina Prov', roles: ['volunteer'], newPassphrase: ninas })
  )
  // The table as it was made then.
  await inVault(folder, ({ db }) =>
    db.exec(`
      CREATE TABLE before (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        roles TEXT NOT NULL CHECK (json_valid(roles)),
        created_at TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      INSERT INTO before SELECT id, name, roles, created_at FROM vault_person;
      DROP TABLE vault_person;
      ALTER TABLE before RENAME TO vault_person;
    `)
  )

  const joined = (at: number) => new Date(at).toISOString()
  const people = [
    { name: 'Maja Ek', roles: ['coordinator', 'volunteer'], status: 'active', since: joined(now()) },
    { name: 'Nina Prov', roles: ['volunteer'], status: 'active', since: joined(later()) }
  ]
  expect(await inVault(folder, ({ db }) => listPeople(db))).toMatchObject(people)
  await inVault(folder, vault => suspendPerson(vault, { ...own, person: nina }))
  expect(await codeOf(open(folder, ninas))).toBe('vault.wrong-passphrase')
  const statuses = await inVault(folder, ({ db }) => listPeople(db).map(({ status }) => status))
  expect(statuses).toEqual(['active', 'suspended'])
})
