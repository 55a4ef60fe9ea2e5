import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { useCall } from '../../app/calls.ts'
import { useDates } from '../../app/dates.ts'
import { shortcuts, useShortcut } from '../../app/shortcuts.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import styles from './BackupReminder.module.css'
import { MadeNotice } from './MadeNotice.tsx'
import { useMakeBackup } from './use-make-backup.ts'

/** Reminds a coordinator of the backup, over whatever screen is open, and makes it at one press. It takes no focus. */
export function BackupReminder() {
  const { t } = useTranslation('backups')
  const dates = useDates()
  const status = useCall('backups.status', null)
  const work = useMakeBackup()
  const [postponed, setPostponed] = useState(false)
  const isDue = status.data?.isDue === true
  useShortcut('makeBackup', work.makeAgain, !work.isWorking)
  const close = (): void => {
    setPostponed(true)
    work.forget()
  }
  const content = (): React.ReactNode => {
    if (work.isWorking) return <ProgressBar label={t('making')} {...work.progress} />
    if (work.made !== undefined)
      return <MadeNotice made={work.made} actions={<Button onPress={close}>{t('reminder.close')}</Button>} />
    if (work.error !== null)
      return <CallErrorNotice error={work.error} actions={<Button onPress={work.choose}>{t('choose')}</Button>} />
    if (!isDue || postponed) return null
    const last = status.data?.last ?? null
    return (
      <Notice
        kind="info"
        actions={
          <>
            <Button keys={shortcuts.makeBackup.text} onPress={work.makeAgain}>
              {t('makeNow')}
            </Button>
            <Button look="quiet" onPress={close}>
              {t('reminder.later')}
            </Button>
          </>
        }
      >
        {last === null ? t('reminder.never') : t('reminder.old', { when: dates.moment(last.madeAt) })}
      </Notice>
    )
  }
  const shown = content()
  return shown === null ? null : <div className={styles['reminder']}>{shown}</div>
}
