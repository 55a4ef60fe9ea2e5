import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Stack } from '../../ui/Stack.tsx'

interface RecoveryKeySectionProps {
  /** A new key was made and confirmed just now. */
  readonly renewed: boolean
  readonly onRenew: () => void
}

/** The way to a new recovery key. */
export function RecoveryKeySection({ renewed, onRenew }: RecoveryKeySectionProps) {
  const { t } = useTranslation('settings')
  return (
    <Stack>
      <h2>{t('recovery.title')}</h2>
      <p>{t('recovery.lead')}</p>
      <div>
        <Button onPress={onRenew}>{t('recovery.open')}</Button>
      </div>
      {renewed ? <Notice kind="good">{t('recovery.made')}</Notice> : null}
    </Stack>
  )
}
