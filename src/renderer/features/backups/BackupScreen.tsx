import { useTranslation } from 'react-i18next'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { useCall, useCommand } from '../../app/calls.ts'
import { useDates } from '../../app/dates.ts'
import {
  BACKUPS_KEPT,
  REMINDER_DAYS,
  type BackupSettings,
  type BackupStatus
} from '../../../shared/features/backups/backups.schema.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Sections } from '../../ui/Sections.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { Stack } from '../../ui/Stack.tsx'
import styles from './BackupScreen.module.css'
import { CheckBackup } from './CheckBackup.tsx'
import { MadeNotice } from './MadeNotice.tsx'
import { useMakeBackup } from './use-make-backup.ts'
import { useSize } from './use-size.ts'

/** The coordinators' screen for backups: make one, see that there is one, decide how many stay, check one. */
export function BackupScreen() {
  const { t } = useTranslation('backups')
  const status = useCall('backups.status', null)
  return (
    <Screen title={t('title')}>
      <CallErrorNotice error={status.error} />
      {status.data === undefined ? null : (
        <Sections>
          <MakeSection status={status.data} />
          <SettingsSection settings={status.data.settings} />
          <CheckBackup />
          <Stack>
            <h2>{t('restore.title')}</h2>
            <p>{t('restore.how')}</p>
          </Stack>
        </Sections>
      )}
    </Screen>
  )
}

function MakeSection({ status: { last, isDue } }: { readonly status: BackupStatus }) {
  const { t } = useTranslation('backups')
  const dates = useDates()
  const size = useSize()
  const work = useMakeBackup()
  return (
    <Stack>
      <h2>{t('last.title')}</h2>
      {last === null ? (
        <p>{t('last.none')}</p>
      ) : (
        <p>
          {t('last.made', { when: dates.moment(last.madeAt), folder: last.folderName, size: size(last.bytes) })}
          <br />
          <bdi className={styles['file']}>{last.fileName}</bdi>
        </p>
      )}
      {isDue ? <Notice kind="warn">{t('last.due')}</Notice> : null}
      {work.isWorking ? (
        <ProgressBar label={t('making')} {...work.progress} />
      ) : (
        <Stack across gap="small">
          <Button look="primary" onPress={last === null ? work.choose : work.makeAgain}>
            {t('makeNow')}
          </Button>
          {last === null ? null : <Button onPress={work.choose}>{t('choose')}</Button>}
        </Stack>
      )}
      <CallErrorNotice error={work.error} />
      {work.made === undefined ? null : <MadeNotice made={work.made} />}
      <p>{t('last.advice')}</p>
    </Stack>
  )
}

const kept = [1, 2, 3, 5, 7, 10, 15, 20, 30, 50, 100].filter(
  count => count >= BACKUPS_KEPT.least && count <= BACKUPS_KEPT.most
)
const days = [1, 2, 3, 5, 7, 10, 14, 21, 30, 60, 90].filter(
  count => count >= REMINDER_DAYS.least && count <= REMINDER_DAYS.most
)

function SettingsSection({ settings }: { readonly settings: BackupSettings }) {
  const { t } = useTranslation('backups')
  const change = useCommand('backups.changeSettings', ['backups.status'])
  const shown = change.isPending ? change.variables : settings
  return (
    <Stack>
      <h2>{t('settings.title')}</h2>
      <SelectField
        name="keep"
        label={t('settings.keep')}
        hint={t('settings.keepHint')}
        value={String(shown.keep)}
        options={withCurrent(kept, shown.keep).map(count => ({
          value: String(count),
          label: t('settings.kept', { count })
        }))}
        onChange={keep => change.mutate({ ...shown, keep: Number(keep) })}
      />
      <SelectField
        name="remindDays"
        label={t('settings.remind')}
        value={String(shown.remindDays)}
        options={withCurrent(days, shown.remindDays).map(count => ({
          value: String(count),
          label: t('settings.days', { count })
        }))}
        onChange={remindDays => change.mutate({ ...shown, remindDays: Number(remindDays) })}
      />
      <CallErrorNotice error={change.error} />
      {change.isSuccess ? <Notice kind="good">{t('settings.saved')}</Notice> : null}
    </Stack>
  )
}

/** What is set is among the choices, whatever it is. */
const withCurrent = (choices: readonly number[], current: number): number[] =>
  [...new Set([...choices, current])].toSorted((one, other) => one - other)
