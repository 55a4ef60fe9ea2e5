import { checkCalls } from '../../../shared/features/checks/checks.contract.ts'
import type { FileCheck } from '../../../shared/features/checks/checks.schema.ts'
import type { AppendAudit } from '../../audit/append-audit.ts'
import { onDesk, type BoundCalls } from '../../bound-call.ts'
import type { OpenDesk } from '../../open-desk.ts'
import type { Vault } from '../../vault/vault.ts'
import { verifyVault, type CheckProgress } from '../../vault/verify-vault.ts'

export interface CheckParts {
  readonly withVault: <T>(step: (vault: Vault) => Promise<T>) => Promise<T>
  readonly appendAudit: AppendAudit
  readonly progress: CheckProgress
}

/** {@link checkCalls}, each bound to what answers it. */
export const checkHandlers = (parts: CheckParts): BoundCalls<keyof typeof checkCalls> => ({
  'checks.run': onDesk(checkCalls['checks.run'], (_request, desk) => runCheck(parts, desk))
})

async function runCheck(
  { withVault, appendAudit, progress }: CheckParts,
  { db, person }: OpenDesk
): Promise<FileCheck> {
  const { ok, pages, checks } = await withVault(async vault => verifyVault(vault, progress))
  const entry = { person: person.id, action: 'check.full', detail: { ok } } as const
  // A file that is damaged may not take the entry, and what was found must be told all the same.
  const recorded = db.transaction().execute(trx => appendAudit(trx, entry))
  await (ok ? recorded : recorded.catch(() => undefined))
  return { ok, pages, parts: checks.map(({ name, problems }) => ({ name, ok: problems.length === 0 })) }
}
