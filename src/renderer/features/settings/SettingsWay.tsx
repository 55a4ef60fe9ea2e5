import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Stack } from '../../ui/Stack.tsx'

interface SettingsWayProps {
  /** Where it leads: names its texts. */
  readonly to: 'audit' | 'backups' | 'passphrase' | 'recovery' | 'slips'
  readonly onOpen: () => void
  /** What was done there just now, in words. */
  readonly done?: string | undefined
}

/** A part of the settings that has a screen of its own: what it is for, and the way there. */
export function SettingsWay({ to, onOpen, done }: SettingsWayProps) {
  const { t } = useTranslation('settings')
  return (
    <Stack>
      <h2>{t(`${to}.title`)}</h2>
      <p>{t(`${to}.lead`)}</p>
      <div>
        <Button onPress={onOpen}>{t(`${to}.open`)}</Button>
      </div>
      {done === undefined ? null : <Notice kind="good">{done}</Notice>}
    </Stack>
  )
}
