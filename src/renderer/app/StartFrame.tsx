import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import styles from './StartFrame.module.css'

/** The frame of everything before the lock: one sheet of paper in the middle, and the language. */
export function StartFrame({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <div className={styles['ground']}>
      <header className={styles['head']}>
        <p className={styles['brand']}>{t('app')}</p>
        <LanguageSwitch />
      </header>
      <main className={styles['sheet']}>{children}</main>
    </div>
  )
}
