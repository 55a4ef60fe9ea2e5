import { z } from 'zod'
import { isoDateSchema, type IsoDate } from '../../../shared/domain/month.ts'
import { addDays, daysBetween } from '../../../shared/domain/typed-date.ts'
import { findSetting, upsertSetting } from '../../db/setting.ts'
import type { DeskDb } from '../../open-desk.ts'

/**
 * The day by which notes end. It follows the computer's date, but not at once where that has leapt: a battery that ran down, or a
 * slip of the year, must not erase a bureau's notes for good. See docs/adr/0045.
 */

/** After so many days without the bureau being opened its date is believed without a question. */
export const MOST_DAYS_AWAY = 31

const clockSchema = z.object({
  /** The latest day that was believed. */
  believed: isoDateSchema,
  /** The computer's date when it was last looked at. */
  seen: isoDateSchema
})
export type ExpiryClock = z.infer<typeof clockSchema>

/**
 * What is believed once the computer says that it is `today`. A leap is not believed; from then on each day that goes by counts as
 * one day, so that notes end later, and not never.
 */
export function advance(clock: ExpiryClock | null, today: IsoDate): ExpiryClock {
  if (clock === null) return { believed: today, seen: today }
  const { believed, seen } = clock
  const ahead = daysBetween(believed, today)
  if (ahead <= 0) return { believed, seen: today }
  if (ahead <= MOST_DAYS_AWAY) return { believed: today, seen: today }
  const lived = daysBetween(seen, today)
  const isPlausible = lived > 0 && lived <= MOST_DAYS_AWAY
  return { believed: isPlausible ? addDays(believed, lived) : believed, seen: today }
}

/** The day by which notes end: never after the computer's own. */
export const judgedBy = ({ believed }: ExpiryClock, today: IsoDate): IsoDate => (believed < today ? believed : today)

const key = 'expiry-clock'

/** The clock as it was written down last; null in a bureau that has none yet. */
export const findExpiryClock = async (db: DeskDb): Promise<ExpiryClock | null> =>
  clockSchema.nullable().parse(await findSetting(db, key))

/** Writes the clock down where it has changed: once a day. */
export async function keepExpiryClock(db: DeskDb, clock: ExpiryClock): Promise<void> {
  const kept = await findExpiryClock(db)
  if (kept?.believed !== clock.believed || kept.seen !== clock.seen) await upsertSetting(db, key, clock)
}

/** The last day that was believed, by which notes end; null where none was. */
export const findBelievedDay = async (db: DeskDb): Promise<IsoDate | null> =>
  (await findExpiryClock(db))?.believed ?? null

/** Lets notes end by this day, where it is later than what was believed so far: another copy of the bureau has believed it. */
export async function believeDay(db: DeskDb, day: IsoDate): Promise<void> {
  const kept = await findExpiryClock(db)
  if (kept === null || kept.believed < day) await keepExpiryClock(db, { believed: day, seen: day })
}
