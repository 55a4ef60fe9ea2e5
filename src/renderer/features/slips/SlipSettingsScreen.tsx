import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { useCall } from '../../app/calls.ts'
import { shortcuts, useShortcut } from '../../app/shortcuts.tsx'
import { Button } from '../../ui/Button.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Stack } from '../../ui/Stack.tsx'
import { BureauOnSlips } from './BureauOnSlips.tsx'
import { ClientTextsSection } from './ClientTextsSection.tsx'

/** What stands on visitors' slips: where the bureau is and when it is open, and the texts in each language. */
export function SlipSettingsScreen() {
  const { t } = useTranslation('slips')
  const navigate = useNavigate()
  const settings = useCall('slips.settings', null)
  const back = (): void => void navigate({ to: '/settings' })
  useShortcut('back', back)
  return (
    <Screen
      title={t('settings.title')}
      actions={
        <Button keys={shortcuts.back.text} onPress={back}>
          {t('settings.back')}
        </Button>
      }
    >
      <Stack gap="large">
        <CallErrorNotice error={settings.error} />
        {settings.data === undefined ? null : <BureauOnSlips settings={settings.data} />}
        <ClientTextsSection />
      </Stack>
    </Screen>
  )
}
