import { shiftIdSchema, type ShiftId } from '../../../shared/domain/ids.ts'
import type { IsoDate } from '../../../shared/domain/month.ts'
import type { DeskDb } from '../../open-desk.ts'
import { placeKey } from '../../place-key.ts'
import { newId, type Platform } from '../../platform.ts'

/** The shift at that place on that day, opened when there is none. Two spellings of a place that differ in letter case are one. */
export async function findOrInsertShift(
  db: DeskDb,
  date: IsoDate,
  place: string,
  platform: Platform
): Promise<ShiftId> {
  const key = placeKey(place)
  const known = await db
    .selectFrom('shift')
    .select('id')
    .where('date', '=', date)
    .where('place_key', '=', key)
    .executeTakeFirst()
  if (known !== undefined) return known.id
  const id = shiftIdSchema.parse(newId(platform))
  await db.insertInto('shift').values({ id, date, place, place_key: key }).execute()
  return id
}

/** Whether any visit or shift of the bureau is at a place. */
export async function isKnownPlace(db: DeskDb, place: string): Promise<boolean> {
  const row = await db.selectFrom('shift').select('id').where('place_key', '=', placeKey(place)).executeTakeFirst()
  return row !== undefined
}

/** The places where the bureau has been up to a day, latest first, at most `limit`. */
export async function listPlaces(db: DeskDb, upTo: IsoDate, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('shift')
    .select(({ fn }) => ['place', fn.max('date').as('latest')])
    .where('date', '<=', upTo)
    .where(where =>
      where.or([
        where('removed_at', 'is', null),
        where.exists(where.selectFrom('visit').select('seq').whereRef('visit.shift_id', '=', 'shift.id'))
      ])
    )
    .groupBy('place_key')
    .orderBy('latest', 'desc')
    .limit(limit)
    .execute()
  return rows.map(row => row.place)
}
