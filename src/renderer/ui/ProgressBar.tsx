import { Label } from 'react-aria-components/Label'
import { ProgressBar as AriaProgressBar } from 'react-aria-components/ProgressBar'
import styles from './ProgressBar.module.css'

/** How far a long job has come; `total` 0 means that nobody knows yet. */
export function ProgressBar({
  label,
  done,
  total
}: {
  readonly label: string
  readonly done: number
  readonly total: number
}) {
  return (
    <AriaProgressBar
      className={styles['progress'] ?? ''}
      value={done}
      maxValue={Math.max(total, 1)}
      isIndeterminate={total <= 0}
    >
      {({ valueText }) => (
        <>
          <Label>{label}</Label>
          <span className={styles['value']}>{total > 0 ? valueText : ''}</span>
          <progress className={styles['bar']} aria-hidden="true" {...(total > 0 ? { value: done, max: total } : {})} />
        </>
      )}
    </AriaProgressBar>
  )
}
