import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { personIdSchema } from '../../shared/domain/ids.ts'
import { roleSchema } from '../../shared/domain/roles.ts'
import { inCountedTransaction } from './commit-log.ts'
import { findMeta, noteKeyring, removeMeta, writeMeta } from './desk.ts'
import { replaceFile } from './durable-file.ts'
import { readKeyring } from './keyring-file.ts'
import { keyringDigest, type Keyring } from './keyring-format.ts'
import { keyringFile } from './layout.ts'
import { insertPerson, updateName, updateRoles, updateStatus } from './people-table.ts'

/**
 * A change of the keyring is also one of the desk file: a name, a status, an entry in the audit record. Two files cannot be written
 * as one, so the desk file first notes what is planned and by which keyring; then the keyring is renamed into place, which decides;
 * then what was planned is carried out. Whoever opens the vault after a crash finishes it or drops it, as the keyring says.
 */

const somebody = { person: personIdSchema, by: personIdSchema, at: z.string() }
const roleList = z.array(roleSchema).min(1)

const changeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('added'), ...somebody, name: z.string(), roles: roleList }),
  z.object({ kind: z.literal('rolesChanged'), ...somebody, before: roleList, after: roleList }),
  z.object({ kind: z.literal('suspended'), ...somebody }),
  z.object({ kind: z.literal('reinstated'), ...somebody }),
  z.object({ kind: z.literal('removed'), ...somebody }),
  z.object({ kind: z.literal('renamed'), ...somebody, name: z.string() }),
  z.object({ kind: z.literal('passphraseReset'), ...somebody }),
  z.object({ kind: z.literal('passphraseChanged'), ...somebody }),
  z.object({ kind: z.literal('recoveryUsed'), ...somebody }),
  z.object({ kind: z.literal('recoveryRenewed'), ...somebody })
])

/** What is done to whom (`person`), by whom and when. */
export type PeopleChange = Readonly<z.infer<typeof changeSchema>>

/** Carries out `apply` and writes down what it was, both in one transaction. */
export type ChangeRecorder = (db: Database, change: PeopleChange, apply: () => void) => Promise<void>

/** Writes nothing down: for a vault without a bureau. */
export const recordNothing: ChangeRecorder = async (db, _change, apply) => inCountedTransaction(db, apply)

interface ChangedVault {
  readonly folder: string
  readonly db: Database
  readonly record: ChangeRecorder
}

/** Puts a new keyring in force together with what it means for the people. All of it happens or none, whatever comes in between. */
export async function commitChange(
  { folder, db, record }: ChangedVault,
  { keyring, bytes }: { readonly keyring: Keyring; readonly bytes: Uint8Array },
  change: PeopleChange
): Promise<void> {
  inCountedTransaction(db, () => {
    writeMeta(db, 'planned_change', JSON.stringify(change))
    writeMeta(db, 'planned_keyring', keyringDigest(keyring))
  })
  try {
    replaceFile(keyringFile(folder), bytes)
  } catch (error) {
    // Renamed or not: the keyring that now lies there says which. What cannot be settled now is when the vault is next opened.
    await settleChange({ folder, db, record }).catch(() => undefined)
    throw error
  }
  await settleChange({ folder, db, record })
}

/** Finishes what was planned when its keyring is in force, and drops it when another is. Does nothing where nothing is planned. */
export async function settleChange({ folder, db, record }: ChangedVault): Promise<void> {
  const planned = findMeta(db, 'planned_change')
  if (planned === null) return
  const keyring = readKeyring(folder)
  const forget = () => {
    removeMeta(db, 'planned_change')
    removeMeta(db, 'planned_keyring')
  }
  if (findMeta(db, 'planned_keyring') !== keyringDigest(keyring)) return inCountedTransaction(db, forget)
  const change = changeSchema.parse(JSON.parse(planned))
  await record(db, change, () => {
    applyChange(db, change)
    writeMeta(db, 'signing_public_key', keyring.signedBy)
    forget()
  })
  noteKeyring(db, keyring)
}

/** What a change means for the table of people. */
export function applyChange(db: Database, change: PeopleChange): void {
  switch (change.kind) {
    case 'added':
      return insertPerson(db, { id: change.person, name: change.name, roles: change.roles }, change.at)
    case 'rolesChanged':
      return updateRoles(db, change.person, change.after)
    case 'suspended':
      return updateStatus(db, change.person, 'suspended', change.at)
    case 'reinstated':
      return updateStatus(db, change.person, 'active', change.at)
    case 'removed':
      return updateStatus(db, change.person, 'removed', change.at)
    case 'renamed':
      return updateName(db, change.person, change.name)
    case 'passphraseReset':
    case 'passphraseChanged':
    case 'recoveryUsed':
    case 'recoveryRenewed':
      return undefined
  }
}
