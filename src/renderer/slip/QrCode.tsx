import { encode } from 'uqr'
import styles from './SlipPaper.module.css'

/** A code as a square that a scanner reads. Capital letters and spaces take the fewest squares, and scanners type them on any keyboard. */
export function QrCode({ text }: { readonly text: string }) {
  const { data, size } = encode(text.toUpperCase(), { ecc: 'M', border: 4 })
  const squares = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
  return (
    <svg className={styles['qr']} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges" aria-hidden="true">
      <path d={squares.join('')} />
    </svg>
  )
}
