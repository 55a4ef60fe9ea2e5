import type { ReactNode } from 'react'
import styles from './EmptyState.module.css'

/** Says what a screen is for while it has nothing to show, and offers the first step. */
export function EmptyState({
  title,
  children,
  action
}: {
  readonly title: string
  readonly children: ReactNode
  readonly action?: ReactNode
}) {
  return (
    <div className={styles['empty']}>
      <h2>{title}</h2>
      <div>{children}</div>
      {action}
    </div>
  )
}
