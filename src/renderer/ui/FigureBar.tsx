import styles from './FigureBar.module.css'

/** How large a figure is beside the largest. It only repeats the figure that stands in the table, so it is not read out. */
export function FigureBar({ value, largest }: { readonly value: number; readonly largest: number }) {
  const share = largest > 0 ? (100 * value) / largest : 0
  return (
    <svg className={styles['bar']} aria-hidden="true" focusable="false">
      <rect width={`${share.toFixed(2)}%`} height="100%" rx="2" />
    </svg>
  )
}
