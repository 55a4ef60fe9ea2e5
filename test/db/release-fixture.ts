import { valueOf, type Door } from '../bureau.ts'
import { sentVisit, type SentVisit } from '../visit-builder.ts'

export const exportTo = (door: Door, month: string, folder: string) =>
  door.core.call('months.export', { month, folder: door.core.grant(folder) })

export const sumTo = (door: Door, period: string, folder: string) =>
  door.core.call('months.exportSum', { period, folder: door.core.grant(folder) })

export async function recordAll(door: Door, visits: readonly SentVisit[]): Promise<void> {
  for (const visit of visits) valueOf(await door.core.call('visits.record', visit))
}

/** So many visits, one a day from the first of the month on. */
export const visitsIn = (month: string, count: number): SentVisit[] =>
  Array.from({ length: count }, (_unused, day) =>
    sentVisit({ date: `${month}-${String((day % 28) + 1).padStart(2, '0')}` })
  )
