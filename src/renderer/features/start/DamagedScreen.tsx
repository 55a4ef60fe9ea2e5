import { useTranslation } from 'react-i18next'
import type { FyrError } from '../../../shared/domain/errors.ts'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { Button } from '../../ui/Button.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { isAboutTheFiles, lacksCommits } from './damage.ts'
import { GoOnForm } from './GoOnForm.tsx'

interface DamagedScreenProps {
  readonly error: FyrError
  readonly onTryAgain: () => void
  /** The desk file was opened all the same. */
  readonly onUnlocked: () => void
}

/** The files cannot be opened as they are: says which, and what to do. Nothing is ever replaced by something new. */
export function DamagedScreen({ error, onTryAgain, onUnlocked }: DamagedScreenProps) {
  const { t } = useTranslation('start')
  const lacking = lacksCommits(error)
  return (
    <Screen title={t(lacking ? 'missing.title' : 'damaged.title')}>
      <CallErrorNotice error={error} />
      <p>{t('damaged.lead')}</p>
      {isAboutTheFiles(error) ? (
        <ol>
          <li>{t('damaged.step1')}</li>
          <li>{t('damaged.step2')}</li>
          <li>{t('damaged.step3')}</li>
        </ol>
      ) : null}
      <div>
        <Button look="primary" onPress={onTryAgain}>
          {t('damaged.again')}
        </Button>
      </div>
      {lacking ? <GoOnForm onUnlocked={onUnlocked} /> : null}
    </Screen>
  )
}
