import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'
import styles from './PrintedPage.module.css'

/** What the printer gets in the place of the whole window. Nobody sees it on the screen. */
export const PrintedPage = ({ children }: { readonly children: ReactNode }) =>
  createPortal(
    <section className={styles['printed']} aria-hidden="true">
      {children}
    </section>,
    document.body
  )
