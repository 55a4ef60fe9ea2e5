import type { PersonId } from '../../shared/domain/ids.ts'
import { kyselyOver } from '../db/kysely.ts'
import type { DeskTransaction } from '../open-desk.ts'
import type { ChangeRecorder, PeopleChange } from '../vault/people-change.ts'
import type { AppendAudit, Audited } from './append-audit.ts'
import type { RecordKept } from './record-kept.ts'

/**
 * Writes each change of the people into the audit record, in the transaction that carries it out. Whoever is removed leaves no
 * half-written texts behind, which nobody could ever open.
 */
export const peopleRecorder =
  (
    appendAudit: AppendAudit,
    recordKept: RecordKept,
    forgetDraftsOf: (trx: DeskTransaction, person: PersonId) => Promise<void>
  ): ChangeRecorder =>
  (db, change, apply) =>
    kyselyOver(db)
      .transaction()
      .execute(async trx => {
        apply()
        if (change.kind === 'removed') await forgetDraftsOf(trx, change.person)
        await appendAudit(trx, { person: change.by, ...auditedAs(change) })
        if ('name' in change) await recordKept(trx, { person: change.by, field: 'person', texts: [change.name] })
      })

function auditedAs(change: PeopleChange): Audited {
  const { person } = change
  switch (change.kind) {
    case 'added':
      return { action: 'people.added', detail: { person, roles: change.roles } }
    case 'rolesChanged':
      return { action: 'people.rolesChanged', detail: { person, before: change.before, after: change.after } }
    case 'suspended':
      return { action: 'people.suspended', detail: { person } }
    case 'reinstated':
      return { action: 'people.reinstated', detail: { person } }
    case 'removed':
      return { action: 'people.removed', detail: { person } }
    case 'renamed':
      return { action: 'people.renamed', detail: { person } }
    case 'passphraseReset':
      return { action: 'passphrase.reset', detail: { person } }
    case 'passphraseChanged':
      return { action: 'passphrase.changed', detail: {} }
    case 'recoveryUsed':
      return { action: 'recovery.used', detail: {} }
    case 'recoveryRenewed':
      return { action: 'recovery.renewed', detail: {} }
  }
}
