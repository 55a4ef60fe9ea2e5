import { type ReactNode, useState } from 'react'
import { Button } from './Button.tsx'

export interface CutListProps<Item> {
  readonly items: readonly Item[]
  /** How many stand there at first, and how many more come with each press. */
  readonly step: number
  readonly children: (shown: readonly Item[]) => ReactNode
  /** The words on the button. `next`: how many it shows; `rest`: how many are hidden. */
  readonly moreLabel: (next: number, rest: number) => string
}

/** The first part of a long list, with a button for more of it. */
export function CutList<Item>({ items, step, children, moreLabel }: CutListProps<Item>) {
  const [limit, setLimit] = useState(step)
  const rest = items.length - limit
  return (
    <>
      {children(rest > 0 ? items.slice(0, limit) : items)}
      {rest > 0 ? (
        <div>
          <Button onPress={() => setLimit(limit + step)}>{moreLabel(Math.min(step, rest), rest)}</Button>
        </div>
      ) : null}
    </>
  )
}
