import { sql, type Selectable } from 'kysely'
import { shiftIdSchema, type PersonId, type ShiftId } from '../../../shared/domain/ids.ts'
import type { IsoDate, TimeOfDay } from '../../../shared/domain/month.ts'
import type { NamedPerson, Shift } from '../../../shared/features/shifts/shifts.schema.ts'
import type { ShiftTable } from '../../db/visit-schema.ts'
import type { DeskDb } from '../../open-desk.ts'
import { placeKey } from '../../place-key.ts'
import { newId, type Platform } from '../../platform.ts'

export interface ShiftValues {
  readonly date: IsoDate
  readonly place: string
  readonly starts: TimeOfDay
  readonly ends: TimeOfDay
  readonly people: readonly PersonId[]
}

/** Everybody who may be at the desk now, by name. */
export async function listPeopleForShifts(db: DeskDb): Promise<NamedPerson[]> {
  return db
    .selectFrom('vault_person')
    .select(['id', 'name'])
    .where('status', '=', 'active')
    .where(sql<boolean>`exists (select 1 from json_each(roles) where value in ('volunteer', 'coordinator'))`)
    .orderBy('name')
    .execute()
}

/** Planned and opened shifts of some days, both included. */
export async function listShifts(db: DeskDb, from: IsoDate, to: IsoDate): Promise<Shift[]> {
  const rows = await db
    .selectFrom('shift')
    .selectAll()
    .where('date', '>=', from)
    .where('date', '<=', to)
    .where('starts', 'is not', null)
    .where('removed_at', 'is', null)
    .orderBy('date')
    .orderBy('starts')
    .orderBy('place_key')
    .execute()
  return withPeople(db, rows)
}

/** A shift that is in the rota or has visits. */
export async function findShift(db: DeskDb, id: ShiftId): Promise<Shift | undefined> {
  const rows = await db
    .selectFrom('shift')
    .selectAll()
    .where('id', '=', id)
    .where(where =>
      where.or([where('removed_at', 'is', null), where('id', 'in', db.selectFrom('visit').select('shift_id'))])
    )
    .execute()
  return (await withPeople(db, rows))[0]
}

/** The shift that was opened last on a day. */
export async function findOpenShift(db: DeskDb, date: IsoDate): Promise<ShiftId | null> {
  const row = await db
    .selectFrom('shift')
    .select('id')
    .where('date', '=', date)
    .where('opened_at', 'is not', null)
    .where('removed_at', 'is', null)
    .orderBy('opened_at', 'desc')
    .executeTakeFirst()
  return row?.id ?? null
}

/** Puts a shift at its place on its day, over one that is there or was removed; `openedAt` null leaves open what is open. */
export async function upsertShift(
  db: DeskDb,
  { date, place, starts, ends, people }: ShiftValues,
  openedAt: string | null,
  platform: Platform
): Promise<ShiftId> {
  const stillOpened = sql<string | null>`case when shift.removed_at is null then shift.opened_at end`
  const { id } = await db
    .insertInto('shift')
    .values({
      id: shiftIdSchema.parse(newId(platform)),
      date,
      place,
      place_key: placeKey(place),
      starts,
      ends,
      opened_at: openedAt
    })
    .onConflict(conflict =>
      conflict
        .columns(['date', 'place_key'])
        .doUpdateSet({ starts, ends, opened_at: openedAt ?? stillOpened, removed_at: null })
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.deleteFrom('shift_person').where('shift_id', '=', id).execute()
  if (people.length > 0)
    await db
      .insertInto('shift_person')
      .values([...new Set(people)].map(person_id => ({ shift_id: id, person_id })))
      .execute()
  return id
}

/** Takes a shift out of the rota, or back in where `removedAt` is null. Answers its day, or null where there was nothing to do. */
export async function updateRemoved(db: DeskDb, id: ShiftId, removedAt: string | null): Promise<IsoDate | null> {
  const row = await db
    .updateTable('shift')
    .set({ removed_at: removedAt })
    .where('id', '=', id)
    .where('starts', 'is not', null)
    .where('removed_at', removedAt === null ? 'is not' : 'is', null)
    .returning('date')
    .executeTakeFirst()
  return row?.date ?? null
}

/** Shifts that were removed before a moment go for good; where visits name one, its place and its day stay. */
export async function clearRemovedShifts(db: DeskDb, before: string): Promise<void> {
  const gone = (await db.selectFrom('shift').select('id').where('removed_at', '<', before).execute()).map(
    ({ id }) => id
  )
  if (gone.length === 0) return
  await db.deleteFrom('shift_person').where('shift_id', 'in', gone).execute()
  const cleared = { starts: null, ends: null, opened_at: null, removed_at: null }
  await db.updateTable('shift').set(cleared).where('id', 'in', gone).execute()
  await db
    .deleteFrom('shift')
    .where('id', 'in', gone)
    .where('id', 'not in', db.selectFrom('visit').select('shift_id'))
    .execute()
}

async function withPeople(db: DeskDb, rows: readonly Selectable<ShiftTable>[]): Promise<Shift[]> {
  if (rows.length === 0) return []
  const ids = rows.map(row => row.id)
  const people = await db
    .selectFrom('shift_person')
    .innerJoin('vault_person', 'vault_person.id', 'shift_person.person_id')
    .select(['shift_id', 'vault_person.id', 'vault_person.name'])
    .where('shift_id', 'in', ids)
    .orderBy('vault_person.name')
    .execute()
  const counts = await db
    .selectFrom('visit')
    .select(({ fn }) => ['shift_id', fn.countAll<number>().as('count')])
    .where('shift_id', 'in', ids)
    .where('withdrawn_at', 'is', null)
    .groupBy('shift_id')
    .execute()
  return rows.map(({ id, date, place, starts, ends, opened_at, removed_at }) => ({
    id,
    date,
    place,
    ...(removed_at === null ? { starts, ends } : { starts: null, ends: null }),
    people: people
      .filter(person => person.shift_id === id && removed_at === null)
      .map(person => ({ id: person.id, name: person.name })),
    opened: opened_at !== null && removed_at === null,
    visits: counts.find(({ shift_id }) => shift_id === id)?.count ?? 0
  }))
}
