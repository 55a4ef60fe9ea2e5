import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Stack } from '../../ui/Stack.tsx'

/** The way to the backups. */
export function BackupSection() {
  const { t } = useTranslation('settings')
  const navigate = useNavigate()
  return (
    <Stack>
      <h2>{t('backups.title')}</h2>
      <p>{t('backups.lead')}</p>
      <div>
        <Button onPress={() => void navigate({ to: '/backups' })}>{t('backups.open')}</Button>
      </div>
    </Stack>
  )
}
