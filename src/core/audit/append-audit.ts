import { auditDetails, type AuditAction, type AuditDetail } from '../../shared/features/audit/audit.schema.ts'
import type { PersonId } from '../../shared/domain/ids.ts'
import type { DeskTransaction } from '../open-desk.ts'
import { timestamp, type Platform } from '../platform.ts'
import { findAuditHead, insertAuditEntry } from './audit.repository.ts'
import { entryHash } from './chain.ts'

/** One action together with what is said of it. */
export type Audited = {
  [Action in AuditAction]: { readonly action: Action; readonly detail: AuditDetail<Action> }
}[AuditAction]

/**
 * Adds an entry to the audit record, inside the transaction of what it tells of, so that neither is there without the other.
 * `person` is null where nobody is known to have done it. Throws when `detail` holds anything that the action's schema does not name.
 */
export type AppendAudit = (
  trx: DeskTransaction,
  entry: Audited & {
    readonly person: PersonId | null
  }
) => Promise<void>

/** Appends by the clock of `platform`; see {@link AppendAudit}. */
export function createAppendAudit(platform: Platform): AppendAudit {
  return async (trx, { person, action, detail }) => {
    const head = await findAuditHead(trx)
    const entry = {
      seq: head.seq + 1,
      at: timestamp(platform),
      personId: person,
      detail: JSON.stringify(auditDetails[action].parse(detail)),
      previous: head.hash
    }
    await insertAuditEntry(trx, { ...entry, action, hash: entryHash({ ...entry, action }) })
  }
}
