import { useTranslation } from 'react-i18next'
import { IDLE_MINUTES, type BureauSettings } from '../../../shared/features/bureau/bureau.schema.ts'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { useCall, useCommand } from '../../app/calls.ts'
import { Notice } from '../../ui/Notice.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { Stack } from '../../ui/Stack.tsx'

/** When the bureau locks by itself. */
export function LockSection() {
  const { t } = useTranslation('settings')
  const settings = useCall('bureau.settings', null)
  const change = useCommand('bureau.changeSettings', ['bureau.settings'])
  const shown = change.isPending ? change.variables : settings.data
  return (
    <Stack>
      <h2>{t('lock.title')}</h2>
      <CallErrorNotice error={settings.error ?? change.error} />
      {shown === undefined ? null : <IdleField settings={shown} onChange={change.mutate} />}
      <p>{t('lock.always')}</p>
      {change.isSuccess ? <Notice kind="good">{t('saved')}</Notice> : null}
    </Stack>
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
