import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import styles from './StartFrame.module.css'

/** The frame of everything before the lock: one sheet of paper in the middle, and the language. */
interface StartFrameProps {
  readonly children: ReactNode
  /** What is seldom needed, under the sheet. */
  readonly below?: ReactNode
}

/** The window before the bureau is open: its name, the choice of language, and one thing to do. */
export function StartFrame({ children, below }: StartFrameProps) {
  const { t } = useTranslation()
  return (
    <div className={styles['ground']}>
      <header className={styles['head']}>
        <p className={styles['brand']}>{t('app')}</p>
        <div className={styles['languages']}>
          <LanguageSwitch />
        </div>
      </header>
      <main className={styles['middle']}>
        <div className={styles['sheet']}>{children}</div>
        {below === null || below === undefined ? null : <div className={styles['below']}>{below}</div>}
      </main>
    </div>
  )
}
