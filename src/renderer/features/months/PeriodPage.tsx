import { useTranslation } from 'react-i18next'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { useCommand } from '../../app/calls.ts'
import { useDates } from '../../app/dates.ts'
import type { Month } from '../../../shared/domain/month.ts'
import type { MonthSummary, PeriodSummary } from '../../../shared/features/months/months.schema.ts'
import { useLists } from '../../app/lists.ts'
import { Button } from '../../ui/Button.tsx'
import { ExportProgress } from './ExportProgress.tsx'
import { ExportReport } from './ExportReport.tsx'
import { useExport } from './use-export.ts'
import styles from './PeriodPage.module.css'

export interface PeriodPageProps {
  readonly summary: PeriodSummary
  readonly months: readonly MonthSummary[]
  readonly onShowMonth: (month: Month) => void
}

/** A quarter or a year: which months it waits for, and its summary. */
export function PeriodPage({ summary, months: allMonths, onShowMonth }: PeriodPageProps) {
  const { t } = useTranslation('months')
  const dates = useDates()
  const lists = useLists()
  const exporting = useExport()
  const { period, state, releasedAt } = summary
  const when = releasedAt === null ? '' : dates.moment(releasedAt)
  const canBeMade = state === 'ready' || state === 'released'
  const months = lists.list(summary.missing.map(dates.month))
  return (
    <section className={styles['period']} aria-labelledby="month-title">
      <h2 id="month-title">{dates.periodTitle(period)}</h2>
      <div className={styles['row']}>
        <p className={styles['text']}>{t(`period.${state}`, { when, months, count: summary.missing.length })}</p>
        {canBeMade ? (
          <Button
            look={state === 'ready' ? 'primary' : 'plain'}
            disabled={exporting.running}
            onPress={() => exporting.sum(period)}
          >
            {t(state === 'ready' ? 'period.make' : 'export.again')}
          </Button>
        ) : null}
      </div>
      {canBeMade || state === 'waiting' ? (
        <p className={styles['soft']}>{t('period.about', { error: 4 * (period.length === 4 ? 12 : 3) })}</p>
      ) : null}
      <ExportProgress {...exporting} />
      <CallErrorNotice error={exporting.error} />
      {exporting.report === undefined ? null : <ExportReport report={exporting.report} />}
      {state === 'waiting' ? <MissingMonths summary={summary} months={allMonths} onShowMonth={onShowMonth} /> : null}
    </section>
  )
}

/** The months that are not closed, each with the way to close it. */
function MissingMonths({ summary: { missing }, months, onShowMonth }: PeriodPageProps) {
  const { t } = useTranslation('months')
  const dates = useDates()
  const passOver = useCommand('months.passOver', ['months.list', 'months.periods'])
  const latest = months[0]?.month ?? ''
  return (
    <>
      <CallErrorNotice error={passOver.error} />
      <ul className={styles['missing']}>
        {missing.map(month => {
          const summary = months.find(one => one.month === month)
          const isOver = summary === undefined ? month < latest : summary.state === 'over'
          return (
            <li key={month}>
              <span className={styles['name']}>{dates.monthTitle(month)}</span>
              <span>{t('visits', { count: summary?.visits ?? 0 })}</span>
              {isOver && (summary?.visits ?? 0) === 0 ? (
                <Button disabled={passOver.isPending} onPress={() => passOver.mutate({ month })}>
                  {t('pass-over.empty')}
                </Button>
              ) : null}
              {isOver && (summary?.visits ?? 0) > 0 ? (
                <Button onPress={() => onShowMonth(month)}>{t('period.show-month')}</Button>
              ) : null}
              {isOver ? null : <span className={styles['soft']}>{t('state.open')}</span>}
            </li>
          )
        })}
      </ul>
    </>
  )
}
