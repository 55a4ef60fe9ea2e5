import type { ReactNode } from 'react'
import styles from './ActionBar.module.css'

/** What can be done with the form above it. It stays at the foot of the window while the form scrolls, where there is room for that. */
export function ActionBar({ children }: { readonly children: ReactNode }) {
  return <div className={styles['bar']}>{children}</div>
}
