import type { ReactNode } from 'react'
import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import { classNames } from './class-names.ts'
import styles from './Notice.module.css'

const icons = { info: Info, good: CircleCheck, warn: TriangleAlert, bad: CircleAlert } as const

export interface NoticeProps {
  readonly kind: keyof typeof icons
  readonly children: ReactNode
  /** Buttons, at the end of the line. */
  readonly actions?: ReactNode
}

/** A message that stands where it matters. `bad` is read out at once, the others when the reader is free. */
export function Notice({ kind, children, actions }: NoticeProps) {
  const Icon = icons[kind]
  return (
    <div className={classNames(styles['notice'], styles[kind])} role={kind === 'bad' ? 'alert' : 'status'}>
      <Icon size={18} aria-hidden="true" className={styles['icon']} />
      <div className={styles['text']}>{children}</div>
      {actions === undefined ? null : <div className={styles['actions']}>{actions}</div>}
    </div>
  )
}
