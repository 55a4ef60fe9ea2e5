import { useTranslation } from 'react-i18next'
import { type Month, monthSchema } from '../../../shared/domain/month.ts'
import { auditKindSchema } from '../../../shared/features/audit/audit.schema.ts'
import { useDates } from '../../app/dates.ts'
import { SelectField } from '../../ui/SelectField.tsx'
import type { AuditSearch } from './audit-search.ts'
import styles from './AuditFilterBar.module.css'

/** Stands for no narrowing. */
const ALL = 'all'

interface AuditFilterBarProps {
  readonly search: AuditSearch
  /** The months that the record covers. */
  readonly months: readonly Month[]
  readonly onChange: (search: AuditSearch) => void
}

/** What the record is narrowed to: a kind of event, a month. */
export function AuditFilterBar({ search, months, onChange }: AuditFilterBarProps) {
  const { t } = useTranslation('audit')
  const dates = useDates()
  return (
    <search className={styles['bar']} aria-label={t('filter.label')}>
      <SelectField
        name="kind"
        label={t('filter.kind')}
        value={search.kind ?? ALL}
        options={[
          { value: ALL, label: t('filter.all') },
          ...auditKindSchema.options.map(kind => ({ value: kind, label: t(`kind.${kind}`) }))
        ]}
        onChange={kind => onChange({ ...search, kind: kind === ALL ? undefined : kind, page: undefined })}
      />
      <SelectField
        name="month"
        label={t('filter.month')}
        value={search.month ?? ALL}
        options={[
          { value: ALL, label: t('filter.always') },
          ...months.map(month => ({ value: month, label: dates.monthTitle(month) }))
        ]}
        onChange={month => onChange({ ...search, month: monthSchema.safeParse(month).data, page: undefined })}
      />
    </search>
  )
}
