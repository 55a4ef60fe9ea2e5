import { useTranslation } from 'react-i18next'
import type { RestoreReport } from '../../../shared/features/backups/backups.schema.ts'
import { useDates } from '../../app/dates.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Screen } from '../../ui/Screen.tsx'

/** The bureau is back; where the other one is kept. */
export function RestoreDone({ report, onGoOn }: { readonly report: RestoreReport; readonly onGoOn: () => void }) {
  const { t } = useTranslation('backups')
  const dates = useDates()
  return (
    <Screen title={t('done.title')}>
      <Notice kind="good">{t('done.text', { count: report.visits, when: dates.moment(report.madeAt) })}</Notice>
      {report.asideName === null ? null : <p>{t('done.aside', { folder: report.asideName })}</p>}
      <p>{t('done.passphrase')}</p>
      <div>
        <Button look="primary" onPress={onGoOn}>
          {t('done.goOn')}
        </Button>
      </div>
    </Screen>
  )
}
