import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { shiftIdSchema } from '../../../shared/domain/ids.ts'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { useCall } from '../../app/calls.ts'
import { shortcuts, useShortcut } from '../../app/shortcuts.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { PrintedPage } from '../../ui/PrintedPage.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Stack } from '../../ui/Stack.tsx'
import { ShiftReportPage } from './ShiftReportPage.tsx'
import styles from './ShiftReport.module.css'

const route = getRouteApi('/shifts/$id')

/** What happened on a shift, on one page. It is not anonymised, and says so, on paper too. */
export function ShiftReportScreen() {
  const { t } = useTranslation('shifts')
  const navigate = useNavigate()
  const id = shiftIdSchema.safeParse(route.useParams().id)
  if (!id.success) throw new Error('a shift was opened by an id that is none')
  const report = useCall('shifts.report', { id: id.data })
  const back = (): void => void navigate({ to: '/shifts' })
  const print = (): void => window.print()
  const canPrint = report.data !== undefined && report.data !== null
  useShortcut('back', back)
  useShortcut('save', print, canPrint)
  return (
    <Screen
      title={t('report.title')}
      actions={
        <Stack across gap="small">
          <Button look="primary" keys={shortcuts.save.text} onPress={print} disabled={!canPrint}>
            {t('report.print')}
          </Button>
          <Button keys={shortcuts.back.text} onPress={back}>
            {t('report.back')}
          </Button>
        </Stack>
      }
    >
      <CallErrorNotice error={report.error} />
      {report.data === null ? <EmptyState title={t('report.goneTitle')}>{t('report.gone')}</EmptyState> : null}
      {report.data === undefined || report.data === null ? null : (
        <Stack>
          <Notice kind="warn">{t('report.internal')}</Notice>
          <ShiftReportPage report={report.data} />
          <PrintedPage>
            <div className={styles['paper']}>
              <p className={styles['stamp']}>{t('report.internal')}</p>
              <ShiftReportPage report={report.data} />
            </div>
          </PrintedPage>
        </Stack>
      )}
    </Screen>
  )
}
