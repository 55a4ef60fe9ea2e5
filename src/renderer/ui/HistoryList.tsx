import { type ReactNode, useId } from 'react'
import styles from './HistoryList.module.css'

interface HistoryListProps {
  readonly title: string
  readonly steps: readonly {
    readonly key: string
    readonly what: string
    /** When, and by whom. */
    readonly when: string
    readonly more?: ReactNode
  }[]
}

/** What happened to something, in the order given. */
export function HistoryList({ title, steps }: HistoryListProps) {
  const id = useId()
  return (
    <section className={styles['history']} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ol>
        {steps.map(({ key, what, when, more }) => (
          <li key={key}>
            <p>
              <strong>{what}</strong>
            </p>
            <p className={styles['when']}>{when}</p>
            {more}
          </li>
        ))}
      </ol>
    </section>
  )
}
