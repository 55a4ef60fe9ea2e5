import type { InboxItem } from '../../../shared/features/inbox/inbox.contract.ts'

interface InboxShift {
  readonly date: InboxItem['date']
  readonly place: string
  readonly items: readonly InboxItem[]
}

/** The items under the shift that each belongs to, in the order in which the shifts come. */
export function shiftsOf(items: readonly InboxItem[]): readonly InboxShift[] {
  const shifts = Map.groupBy(items, ({ date, place }) => JSON.stringify([date, place]))
  return [...shifts.values()].flatMap(together => {
    const [first] = together
    return first === undefined ? [] : [{ date: first.date, place: first.place, items: together }]
  })
}
