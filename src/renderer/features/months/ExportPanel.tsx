import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { useCommand } from '../../app/calls.ts'
import { useDates } from '../../app/dates.ts'
import { useJobProgress } from '../../app/job-progress.ts'
import { addMonths, daysOf } from '../../../shared/domain/month.ts'
import type { MonthSummary } from '../../../shared/features/months/months.schema.ts'
import { Button } from '../../ui/Button.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { CloseMonthDialog } from './CloseMonthDialog.tsx'
import { ExportReport } from './ExportReport.tsx'
import styles from './ExportPanel.module.css'

/** The way from the exact figures to the summary that may be sent on. */
export function ExportPanel({ summary }: { readonly summary: MonthSummary }) {
  const { t } = useTranslation('months')
  const [asking, setAsking] = useState(false)
  const chooseFolder = useCommand('shell.chooseFolder')
  const exportMonth = useCommand('months.export', ['months.list', 'visits.open'])
  const progress = useJobProgress('export', exportMonth.isPending)

  const start = (): void => {
    setAsking(false)
    exportMonth.reset()
    chooseFolder.mutate(
      { purpose: 'export' },
      {
        onSuccess: folder => {
          if (folder !== null) exportMonth.mutate({ month: summary.month, folder: folder.token })
        }
      }
    )
  }

  return (
    <div className={styles['panel']}>
      <div className={styles['row']}>
        <p className={styles['text']}>
          <StateText summary={summary} />
        </p>
        {summary.state === 'over' ? (
          <Button look="primary" disabled={exportMonth.isPending} onPress={() => setAsking(true)}>
            {t('export.first')}
          </Button>
        ) : null}
        {summary.state === 'released' ? (
          <Button disabled={exportMonth.isPending} onPress={start}>
            {t('export.again')}
          </Button>
        ) : null}
      </div>
      {exportMonth.isPending ? <ProgressBar label={t('export.working')} {...progress} /> : null}
      <CallErrorNotice error={chooseFolder.error ?? exportMonth.error} />
      {exportMonth.data === undefined ? null : <ExportReport report={exportMonth.data} />}
      <CloseMonthDialog summary={summary} open={asking} onClose={() => setAsking(false)} onConfirm={start} />
    </div>
  )
}

function StateText({ summary }: { readonly summary: MonthSummary }) {
  const { t } = useTranslation('months')
  const dates = useDates()
  if (summary.state === 'released' || summary.state === 'passed-over') {
    const when = summary.closedAt === null ? '' : dates.moment(summary.closedAt)
    return t(`export.${summary.state}`, { when })
  }
  if (summary.state === 'elsewhere') return t('export.elsewhere')
  if (summary.state === 'over') return t('export.over')
  return t('export.open', { from: dates.day(daysOf(addMonths(summary.month, 1)).first) })
}
