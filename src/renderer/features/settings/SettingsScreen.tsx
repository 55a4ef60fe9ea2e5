import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IDLE_MINUTES, type BureauSettings } from '../../../shared/features/bureau/bureau.schema.ts'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { useCall, useCommand } from '../../app/calls.ts'
import { useSession } from '../../app/session.ts'
import { Notice } from '../../ui/Notice.tsx'
import { ConfirmKeyScreen } from '../../recovery-key/ConfirmKeyScreen.tsx'
import { Button } from '../../ui/Button.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { Stack } from '../../ui/Stack.tsx'
import styles from './SettingsScreen.module.css'

/** How far a new recovery key has come. */
type Renewal =
  { readonly step: 'none' | 'asked' | 'confirmed' } | { readonly step: 'made'; readonly recoveryKey: string }

/** What a coordinator decides for the whole bureau. A choice counts as soon as it is made. */
export function SettingsScreen() {
  const { t } = useTranslation('settings')
  const settings = useCall('bureau.settings', null)
  const change = useCommand('bureau.changeSettings', ['bureau.settings'])
  const { bureau } = useSession()
  const [renewal, setRenewal] = useState<Renewal>({ step: 'none' })
  const shown = change.isPending ? change.variables : settings.data
  if (renewal.step === 'asked' || renewal.step === 'made') {
    return (
      <ConfirmKeyScreen
        recoveryKey={renewal.step === 'made' ? renewal.recoveryKey : null}
        bureau={bureau.name}
        onRenewed={recoveryKey => setRenewal({ step: 'made', recoveryKey })}
        onConfirmed={() => setRenewal({ step: 'confirmed' })}
        replaces={{ lead: t('recovery.lead'), onBack: () => setRenewal({ step: 'none' }) }}
      />
    )
  }
  return (
    <Screen title={t('title')}>
      <div className={styles['choices']}>
        <Stack>
          <h2>{t('lock.title')}</h2>
          <CallErrorNotice error={settings.error ?? change.error} />
          {shown === undefined ? null : <IdleField settings={shown} onChange={change.mutate} />}
          <p>{t('lock.always')}</p>
          {change.isSuccess ? <Notice kind="good">{t('saved')}</Notice> : null}
        </Stack>
        <Stack>
          <h2>{t('recovery.title')}</h2>
          <p>{t('recovery.lead')}</p>
          <div>
            <Button onPress={() => setRenewal({ step: 'asked' })}>{t('recovery.open')}</Button>
          </div>
          {renewal.step === 'confirmed' ? <Notice kind="good">{t('recovery.made')}</Notice> : null}
        </Stack>
      </div>
    </Screen>
  )
}

const choices = Array.from(
  { length: IDLE_MINUTES.most - IDLE_MINUTES.least + 1 },
  (_, index) => index + IDLE_MINUTES.least
)

interface IdleFieldProps {
  readonly settings: BureauSettings
  readonly onChange: (settings: BureauSettings) => void
}

function IdleField({ settings, onChange }: IdleFieldProps) {
  const { t } = useTranslation('settings')
  return (
    <SelectField
      name="idleMinutes"
      label={t('lock.idle')}
      hint={t('lock.idleHint')}
      value={String(settings.idleMinutes)}
      options={choices.map(minutes => ({ value: String(minutes), label: t('lock.minutes', { count: minutes }) }))}
      onChange={minutes => onChange({ ...settings, idleMinutes: Number(minutes) })}
    />
  )
}
