interface Revised {
  readonly id: string
  readonly revision: number
}

/**
 * Holds the visits of a bureau against those of its backup: how many are missing in the backup, and how many have changed since. Both
 * come in the order of their ids, so that neither has to be held in memory.
 */
export async function compareVisits(
  current: AsyncIterator<Revised>,
  backup: AsyncIterator<Revised>
): Promise<{ visitsSince: number; changedSince: number }> {
  let visitsSince = 0
  let changedSince = 0
  let held = await backup.next()
  for (let visit = await current.next(); visit.done !== true; visit = await current.next()) {
    while (held.done !== true && held.value.id < visit.value.id) held = await backup.next()
    if (held.done === true || held.value.id !== visit.value.id) visitsSince += 1
    else if (held.value.revision !== visit.value.revision) changedSince += 1
  }
  // Left unfinished, it would hold its connection for good.
  await backup.return?.()
  return { visitsSince, changedSince }
}
