/**
 * Is told from inside long work how much of it is done, from 0 to 1. It passes that on and lets other calls be heard; it throws where one
 * of them was to stop.
 */
export type Pace = (share: number) => Promise<void>

/** The pace of a part of some work, which goes from one share of the whole to another. */
export const partOf =
  (pace: Pace, from: number, to: number): Pace =>
  share =>
    pace(from + share * (to - from))

/** So many of a list are taken before others are heard: a few milliseconds' work. */
const atATime = 500

/** Takes a list item by item, and lets others be heard on the way. */
export async function goThrough<Item>(items: readonly Item[], pace: Pace, take: (item: Item) => void): Promise<void> {
  for (const [position, item] of items.entries()) {
    if (position % atATime === 0) await pace(position / items.length)
    take(item)
  }
  await pace(1)
}
