import { shiftCalls } from '../../../shared/features/shifts/shifts.contract.ts'
import { onDesk, type BoundCalls } from '../../bound-call.ts'
import type { DeskDb } from '../../open-desk.ts'
import { timestamp, today, type Platform } from '../../platform.ts'
import { FyrError } from '../../../shared/domain/errors.ts'
import { reportOfShift } from './shift-report.ts'
import {
  clearShift,
  findOpenShift,
  findShift,
  listPeopleForShifts,
  listShifts,
  upsertShift,
  type ShiftValues
} from './shifts.repository.ts'

export function shiftHandlers(platform: Platform): BoundCalls<keyof typeof shiftCalls> {
  /** Throws `people.unknown` for somebody who cannot be put on a shift. Whoever is on it already may stay. */
  const save = (db: DeskDb, values: ShiftValues, openedAt: string | null) =>
    db.transaction().execute(async trx => {
      const known = new Set((await listPeopleForShifts(trx)).map(person => person.id))
      const standing = (await listShifts(trx, values.date, values.date)).flatMap(({ people }) => people)
      const unknown = values.people.find(id => !known.has(id) && !standing.some(person => person.id === id))
      if (unknown !== undefined) throw new FyrError('people.unknown')
      const shift = await findShift(trx, await upsertShift(trx, values, openedAt, platform))
      if (shift === undefined) throw new Error('a shift that was saved just now is not there')
      return shift
    })

  return {
    'shifts.today': onDesk(shiftCalls['shifts.today'], async (_request, { db }) => {
      const date = today(platform)
      return {
        shifts: await listShifts(db, date, date),
        open: await findOpenShift(db, date),
        people: await listPeopleForShifts(db)
      }
    }),
    'shifts.list': onDesk(shiftCalls['shifts.list'], ({ from, to }, { db }) => listShifts(db, from, to)),
    'shifts.open': onDesk(shiftCalls['shifts.open'], (shift, { db }) =>
      save(db, { ...shift, date: today(platform) }, timestamp(platform))
    ),
    'shifts.plan': onDesk(shiftCalls['shifts.plan'], (shift, { db }) => save(db, shift, null)),
    'shifts.remove': onDesk(shiftCalls['shifts.remove'], async ({ id }, { db }) => {
      await db.transaction().execute(trx => clearShift(trx, id))
      return null
    }),
    'shifts.report': onDesk(shiftCalls['shifts.report'], ({ id }, { db }) => reportOfShift(db, id))
  }
}
