import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './Stack.module.css'

interface StackProps {
  readonly children: ReactNode
  /** Side by side, wrapping, rather than one under the other. */
  readonly across?: boolean
  readonly gap?: 'small' | 'medium' | 'large'
}

/** Things in a row or in a column with the same distance between them. */
export function Stack({ children, across, gap = 'medium' }: StackProps) {
  return <div className={classNames(styles['stack'], across === true && styles['across'], styles[gap])}>{children}</div>
}
