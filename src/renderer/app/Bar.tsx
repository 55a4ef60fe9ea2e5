import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { useCall } from './calls.ts'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { useLock } from './lock.ts'
import { useSession } from './session.ts'
import { shortcuts } from './shortcuts.tsx'
import styles from './Bar.module.css'

interface BarProps {
  readonly onShowKeys: () => void
  /** Null for who may not search. */
  readonly onSearch: (() => void) | null
}

/** Which bureau, which place, who is on; the language, the keys and the lock. */
export function Bar({ onShowKeys, onSearch }: BarProps) {
  const { t } = useTranslation()
  const { bureau, person } = useSession()
  const defaults = useCall('visits.defaults', null)
  const lock = useLock()
  const place = defaults.data?.lastPlace ?? null
  return (
    <header className={styles['bar']}>
      <p className={styles['bureau']} dir="auto">
        {bureau.name}
      </p>
      {place === null ? null : <p className={styles['fact']}>{t('bar.place', { place })}</p>}
      <p className={styles['fact']}>{t('bar.person', { person: person.name })}</p>
      <div className={styles['end']}>
        {onSearch === null ? null : (
          <Button look="quiet" keys={shortcuts.search.text} onPress={onSearch}>
            {t('bar.search')}
          </Button>
        )}
        <LanguageSwitch />
        <Button look="quiet" keys={shortcuts.keys.text} onPress={onShowKeys}>
          {t('bar.keys')}
        </Button>
        <Button keys={shortcuts.lock.text} onPress={lock}>
          {t('bar.lock')}
        </Button>
      </div>
    </header>
  )
}
