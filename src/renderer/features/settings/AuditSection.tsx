import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Stack } from '../../ui/Stack.tsx'

/** The way to the record of who did what. */
export function AuditSection() {
  const { t } = useTranslation('settings')
  const navigate = useNavigate()
  return (
    <Stack>
      <h2>{t('audit.title')}</h2>
      <p>{t('audit.lead')}</p>
      <div>
        <Button onPress={() => void navigate({ to: '/settings/audit', search: {} })}>{t('audit.open')}</Button>
      </div>
    </Stack>
  )
}
