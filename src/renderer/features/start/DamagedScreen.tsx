import { useTranslation } from 'react-i18next'
import type { FyrError } from '../../../shared/domain/errors.ts'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { Button } from '../../ui/Button.tsx'
import { Screen } from '../../ui/Screen.tsx'

/** The files cannot be opened as they are: says which, and what to do. Nothing is ever replaced by something new. */
export function DamagedScreen({ error, onTryAgain }: { readonly error: FyrError; readonly onTryAgain: () => void }) {
  const { t } = useTranslation('start')
  return (
    <Screen title={t('damaged.title')}>
      <CallErrorNotice error={error} />
      <p>{t('damaged.lead')}</p>
      <ol>
        <li>{t('damaged.step1')}</li>
        <li>{t('damaged.step2')}</li>
        <li>{t('damaged.step3')}</li>
      </ol>
      <div>
        <Button look="primary" onPress={onTryAgain}>
          {t('damaged.again')}
        </Button>
      </div>
    </Screen>
  )
}
