/** Does `work` for each item, at most `limit` at a time, and answers the outcomes in the order of the items. */
export async function inParallel<Item, Outcome>(
  items: readonly Item[],
  limit: number,
  work: (item: Item) => Promise<Outcome>
): Promise<Outcome[]> {
  const outcomes: Promise<Outcome>[] = []
  const running = new Set<Promise<unknown>>()
  for (const item of items) {
    while (running.size >= limit) await Promise.race(running)
    const outcome = work(item)
    outcomes.push(outcome)
    const ended = outcome.finally(() => running.delete(ended))
    running.add(ended)
  }
  return Promise.all(outcomes)
}
