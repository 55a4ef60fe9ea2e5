import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { asFyrError, useCommand } from '../../app/calls.ts'
import { useDates } from '../../app/dates.ts'
import { addMonths, daysOf } from '../../../shared/domain/month.ts'
import type { MonthSummary } from '../../../shared/features/months/months.schema.ts'
import { Button } from '../../ui/Button.tsx'
import { Stack } from '../../ui/Stack.tsx'
import { CloseMonthDialog } from './CloseMonthDialog.tsx'
import { ExportProgress } from './ExportProgress.tsx'
import { ExportReport } from './ExportReport.tsx'
import { PreviewPanel } from './PreviewPanel.tsx'
import { ReplaceDialog } from './ReplaceDialog.tsx'
import { useExport } from './use-export.ts'
import styles from './ExportPanel.module.css'

/** The way from the exact figures to the summary that may be sent on. */
export function ExportPanel({ summary }: { readonly summary: MonthSummary }) {
  const { t } = useTranslation('months')
  const [asking, setAsking] = useState<'close' | 'replace' | null>(null)
  const [looking, setLooking] = useState(false)
  const exporting = useExport()
  const { month, state } = summary
  const start = (write: () => void): void => {
    setAsking(null)
    setLooking(false)
    write()
  }
  return (
    <div className={styles['panel']}>
      <div className={styles['row']}>
        <p className={styles['text']}>
          <StateText summary={summary} />
        </p>
        {state === 'over' ? (
          <Stack across gap="small">
            <Button disabled={exporting.running} onPress={() => setLooking(!looking)}>
              {t(looking ? 'preview.hide' : 'preview.show')}
            </Button>
            <Button look="primary" disabled={exporting.running} onPress={() => setAsking('close')}>
              {t('export.first')}
            </Button>
          </Stack>
        ) : null}
        {state === 'released' ? (
          <Button disabled={exporting.running} onPress={() => start(() => exporting.month(month))}>
            {t('export.again')}
          </Button>
        ) : null}
        {summary.replaceable ? (
          <Button look="quiet" disabled={exporting.running} onPress={() => setAsking('replace')}>
            {t('replace.button')}
          </Button>
        ) : null}
      </div>
      {looking && state === 'over' ? <PreviewPanel month={month} /> : null}
      <ExportProgress {...exporting} />
      <ExportFault summary={summary} error={exporting.error} />
      {exporting.report === undefined ? null : <ExportReport report={exporting.report} />}
      <CloseMonthDialog
        summary={summary}
        open={asking === 'close'}
        onClose={() => setAsking(null)}
        onConfirm={method => start(() => exporting.month(month, method))}
      />
      <ReplaceDialog
        month={month}
        open={asking === 'replace'}
        onClose={() => setAsking(null)}
        onConfirm={() => start(() => exporting.replace(month))}
      />
    </div>
  )
}

/** What went wrong; a month that can have no summary of its own can be closed without one. */
function ExportFault({ summary, error }: { readonly summary: MonthSummary; readonly error: unknown }) {
  const { t } = useTranslation('months')
  const passOver = useCommand('months.passOver', ['months.list', 'months.periods'])
  if (summary.state === 'passed-over') return null
  const isUnreleasable = error !== null && ['release.too-few', 'release.no-rounding'].includes(asFyrError(error).code)
  return (
    <>
      <CallErrorNotice
        error={error}
        {...(isUnreleasable && {
          actions: (
            <Button disabled={passOver.isPending} onPress={() => passOver.mutate({ month: summary.month })}>
              {t('pass-over.button')}
            </Button>
          )
        })}
      />
      <CallErrorNotice error={passOver.error} />
    </>
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
