import { useTranslation } from 'react-i18next'
import { identityKinds } from '../../../shared/domain/identity-guard.ts'
import { roleSchema } from '../../../shared/domain/roles.ts'
import { auditParams } from '../../../shared/features/audit/audit-words.ts'
import type { AuditEntry } from '../../../shared/features/audit/audit.schema.ts'
import { useDates } from '../../app/dates.ts'
import { useLists } from '../../app/lists.ts'

/** Puts an entry of the audit record into a sentence. */
export function useAuditSentence(): (entry: AuditEntry) => string {
  const { t } = useTranslation(['audit', 'vocabulary'])
  const dates = useDates()
  const { list } = useLists()
  const writing = {
    moment: dates.moment,
    day: dates.date,
    period: dates.period,
    role: (role: string) => {
      const known = roleSchema.safeParse(role)
      return known.success ? t(`vocabulary:roles.${known.data}`) : role
    },
    identity: (kind: string) => {
      const known = identityKinds.find(candidate => candidate === kind)
      return known === undefined ? kind : t(`vocabulary:identity.${known}`)
    },
    list,
    nobody: t('audit:somebody')
  }
  return entry => t(`audit:action.${entry.action}`, auditParams(entry, writing))
}
