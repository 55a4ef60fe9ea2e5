import { type ReactNode, useEffect, useRef, useState } from 'react'
import styles from './Screen.module.css'

export interface ScreenProps {
  readonly title: ReactNode
  readonly children: ReactNode
  /** What helps with the screen, in the column beside it. */
  readonly aside?: ReactNode
  /** What belongs to the heading, at the end of its line. */
  readonly actions?: ReactNode
  /** The screen puts the focus somewhere itself. Asked once, when the screen opens. */
  readonly ownFocus?: boolean
}

/** A screen: its heading, which takes the focus when the screen opens, its working column and its side column. */
export function Screen({ title, children, aside, actions, ownFocus }: ScreenProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const [isFocused] = useState(ownFocus !== true)
  useEffect(() => {
    if (isFocused) heading.current?.focus()
  }, [isFocused])
  return (
    <div className={styles['screen']}>
      <div className={styles['work']}>
        <header className={styles['head']}>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {actions}
        </header>
        {children}
      </div>
      {aside === undefined ? null : (
        <aside className={styles['aside']}>
          <div className={styles['beside']}>{aside}</div>
        </aside>
      )}
    </div>
  )
}
