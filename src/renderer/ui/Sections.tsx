import type { ReactNode } from 'react'
import styles from './Sections.module.css'

/** Parts of a screen that have little to do with one another, side by side where there is room. */
export function Sections({ children }: { readonly children: ReactNode }) {
  return <div className={styles['sections']}>{children}</div>
}
