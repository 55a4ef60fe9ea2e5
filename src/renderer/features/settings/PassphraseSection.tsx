import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Stack } from '../../ui/Stack.tsx'

interface PassphraseSectionProps {
  /** It was changed just now. */
  readonly changed: boolean
  readonly onChange: () => void
}

/** The way to another passphrase of one's own. */
export function PassphraseSection({ changed, onChange }: PassphraseSectionProps) {
  const { t } = useTranslation('settings')
  return (
    <Stack>
      <h2>{t('passphrase.title')}</h2>
      <p>{t('passphrase.lead')}</p>
      <div>
        <Button onPress={onChange}>{t('passphrase.open')}</Button>
      </div>
      {changed ? <Notice kind="good">{t('passphrase.done')}</Notice> : null}
    </Stack>
  )
}
