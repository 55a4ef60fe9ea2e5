import { monthSchema, type Month } from '../../../shared/domain/month.ts'
import type { MonthSummary } from '../../../shared/features/months/months.schema.ts'
import type { DeskDb } from '../../open-desk.ts'
import { listMonthCounts } from './figures.repository.ts'
import { findReplaceableId, listReleasedElsewhere } from './released-elsewhere.repository.ts'
import { listPassedOver, listReleaseTimes } from './releases.repository.ts'

/** Every month that has visits or has been closed, and the current one, latest first. */
export async function listMonths(db: DeskDb, current: Month): Promise<MonthSummary[]> {
  const counts = new Map((await listMonthCounts(db)).map(({ month, visits }) => [monthSchema.parse(month), visits]))
  const released = await listReleaseTimes(db)
  const passedOver = new Map((await listPassedOver(db)).map(({ month, at }) => [month, at]))
  const elsewhere = await listReleasedElsewhere(db)
  const replaceable = (await findReplaceableId(db)) ?? ''
  const months = [...released.keys()].flatMap(period => monthSchema.safeParse(period).data ?? [])
  const stateOf = (month: Month): MonthSummary['state'] => {
    if (released.has(month)) return 'released'
    if (passedOver.has(month)) return 'passed-over'
    if (elsewhere.has(month)) return 'elsewhere'
    return month < current ? 'over' : 'open'
  }
  return [...new Set([current, ...counts.keys(), ...months, ...passedOver.keys(), ...elsewhere.keys()])]
    .toSorted()
    .toReversed()
    .map(month => ({
      month,
      visits: counts.get(month) ?? 0,
      state: stateOf(month),
      closedAt: released.get(month)?.madeAt ?? passedOver.get(month) ?? null,
      replaceable: released.get(month)?.id === replaceable
    }))
}
