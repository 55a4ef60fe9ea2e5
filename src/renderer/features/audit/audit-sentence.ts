import { useTranslation } from 'react-i18next'
import { roleSchema } from '../../../shared/domain/roles.ts'
import { auditParams } from '../../../shared/features/audit/audit-words.ts'
import type { AuditEntry } from '../../../shared/features/audit/audit.schema.ts'
import { useDates } from '../../app/dates.ts'

/** Puts an entry of the audit record into a sentence. */
export function useAuditSentence(): (entry: AuditEntry) => string {
  const { t } = useTranslation(['audit', 'vocabulary'])
  const dates = useDates()
  const writing = {
    moment: dates.moment,
    period: dates.period,
    role: (role: string) => {
      const known = roleSchema.safeParse(role)
      return known.success ? t(`vocabulary:roles.${known.data}`) : role
    },
    nobody: t('audit:somebody')
  }
  return entry => t(`audit:action.${entry.action}`, auditParams(entry, writing))
}
