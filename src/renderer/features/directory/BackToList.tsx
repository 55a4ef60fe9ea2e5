import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { shortcuts, useShortcut } from '../../app/shortcuts.tsx'
import { Button } from '../../ui/Button.tsx'

const route = getRouteApi('/directory')

/** The way back to the list as it was left. */
export function BackToList() {
  const { t } = useTranslation('directory')
  const navigate = useNavigate()
  const search = route.useSearch()
  const back = (): void => void navigate({ to: '/directory', search })
  useShortcut('back', back)
  return (
    <Button onPress={back} keys={shortcuts.back.text}>
      {t('toList')}
    </Button>
  )
}
