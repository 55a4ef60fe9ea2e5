import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { useLock } from './lock.ts'
import { useSession } from './session.ts'
import { shortcuts } from './shortcuts.tsx'
import styles from './Bar.module.css'

interface BarProps {
  /** The shift that is open, for who is at the desk. */
  readonly shift: ReactNode
  readonly onShowKeys: () => void
  /** Null for who may not search. */
  readonly onSearch: (() => void) | null
}

/** Which bureau, which shift, who has unlocked it; the search, the language, the keys and the lock. */
export function Bar({ shift, onShowKeys, onSearch }: BarProps) {
  const { t } = useTranslation()
  const { bureau, person } = useSession()
  const lock = useLock()
  return (
    <header className={styles['bar']}>
      <p className={styles['bureau']} dir="auto">
        {bureau.name}
      </p>
      {shift}
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
