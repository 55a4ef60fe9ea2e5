import { useTranslation } from 'react-i18next'
import { recoveryKeyGroups } from '../../shared/domain/recovery-key.ts'
import { useDates } from '../app/dates.ts'
import { today } from '../app/today.ts'
import { PrintedPage } from '../ui/PrintedPage.tsx'
import styles from './RecoverySheet.module.css'

/** The sheet of paper with the recovery key: seen by the printer only, and then the only thing it sees. */
export function RecoverySheet({ recoveryKey, bureau }: { readonly recoveryKey: string; readonly bureau: string }) {
  const { t } = useTranslation('recovery-key')
  const dates = useDates()
  return (
    <PrintedPage>
      <div className={styles['paper']}>
        <h1>{t('sheet.title', { bureau })}</h1>
        <p>{t('sheet.made', { date: dates.date(today()) })}</p>
        <ol className={styles['groups']} dir="ltr">
          {recoveryKeyGroups(recoveryKey).map((group, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- a group is known by its number, and two may look alike
            <li key={index}>
              <span className={styles['number']}>{index + 1}</span> <span>{group}</span>
            </li>
          ))}
        </ol>
        <h2>{t('sheet.useTitle')}</h2>
        <ol className={styles['steps']}>
          <li>{t('sheet.use1')}</li>
          <li>{t('sheet.use2')}</li>
          <li>{t('sheet.use3')}</li>
        </ol>
        <h2>{t('sheet.keepTitle')}</h2>
        <p>{t('sheet.keep')}</p>
      </div>
    </PrintedPage>
  )
}
