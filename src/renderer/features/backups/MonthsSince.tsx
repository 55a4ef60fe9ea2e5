import { useTranslation } from 'react-i18next'
import { useDates } from '../../app/dates.ts'
import type { Month } from '../../../shared/domain/month.ts'
import { CheckboxField } from '../../ui/CheckboxField.tsx'
import { RadioField } from '../../ui/RadioField.tsx'
import { Stack } from '../../ui/Stack.tsx'
import { type MonthsAnswer, withMonth } from './months-answer.ts'
import styles from './MonthsSince.module.css'

interface MonthsSinceProps {
  readonly months: readonly Month[]
  /** The one of them of which the backup has a summary, so that only another one since counts. */
  readonly anew: Month | null
  readonly answer: MonthsAnswer
  readonly onChange: (answer: MonthsAnswer) => void
  /** Somebody tried to go on without an answer. */
  readonly isMissing: boolean
}

/** Asks what no register can tell: which months have been closed since the backup, or were given another summary. */
export function MonthsSince({ months, anew, answer, onChange, isMissing }: MonthsSinceProps) {
  const { t } = useTranslation('backups')
  const dates = useDates()
  const kinds = ['none', 'some', 'unknown'] as const
  return (
    <Stack gap="small">
      <RadioField
        name="monthsSince"
        label={t('months.question')}
        hint={t('months.why')}
        error={isMissing ? t('months.missing') : undefined}
        options={kinds.map(kind => ({ value: kind, label: t(`months.${kind}`) }))}
        value={answer.kind}
        onChange={kind => onChange({ ...answer, kind })}
      />
      {answer.kind === 'some' ? (
        <fieldset className={styles['months']} aria-label={t('months.which')}>
          {months.map(month => (
            <CheckboxField
              key={month}
              name={month}
              label={month === anew ? t('months.anew', { month: dates.month(month) }) : dates.month(month)}
              checked={answer.months.includes(month)}
              onChange={isMade => onChange(withMonth(answer, month, isMade))}
            />
          ))}
        </fieldset>
      ) : null}
    </Stack>
  )
}
