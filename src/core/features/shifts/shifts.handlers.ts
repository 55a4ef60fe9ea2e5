import { shiftCalls } from '../../../shared/features/shifts/shifts.contract.ts'
import type { AppendAudit } from '../../audit/append-audit.ts'
import type { RecordPlace } from '../../audit/record-kept.ts'
import { onDesk, type BoundCalls } from '../../bound-call.ts'
import type { DeskDb, OpenDesk } from '../../open-desk.ts'
import { timestamp, today, type Platform } from '../../platform.ts'
import { FyrError } from '../../../shared/domain/errors.ts'
import { reportOfShift } from './shift-report.ts'
import {
  clearRemovedShifts,
  findOpenShift,
  findShift,
  listPeopleForShifts,
  listShifts,
  updateRemoved,
  upsertShift,
  type ShiftValues
} from './shifts.repository.ts'

/** For so long a shift that was removed can be put back. */
const KEPT_REMOVED_MS = 30 * 24 * 60 * 60 * 1000

/** Lets shifts go for good that were removed a month ago. */
export const tidyShifts = (db: DeskDb, platform: Platform): Promise<void> =>
  clearRemovedShifts(db, new Date(platform.now() - KEPT_REMOVED_MS).toISOString())

export interface ShiftParts {
  readonly platform: Platform
  readonly appendAudit: AppendAudit
  readonly recordPlace: RecordPlace
}

/** {@link shiftCalls}, each bound to what answers it. */
export function shiftHandlers({ platform, appendAudit, recordPlace }: ShiftParts): BoundCalls<keyof typeof shiftCalls> {
  /** Throws `people.unknown` for somebody who cannot be put on a shift. Whoever is on it already may stay. */
  const save = ({ db, person: by }: OpenDesk, values: ShiftValues, openedAt: string | null) =>
    db.transaction().execute(async trx => {
      const known = new Set((await listPeopleForShifts(trx)).map(person => person.id))
      const thatDay = await listShifts(trx, values.date, values.date)
      const standing = thatDay.flatMap(({ people }) => people)
      const unknown = values.people.find(id => !known.has(id) && !standing.some(person => person.id === id))
      if (unknown !== undefined) throw new FyrError('people.unknown')
      await recordPlace(trx, by.id, values.place)
      const shift = await findShift(trx, await upsertShift(trx, values, openedAt, platform))
      if (shift === undefined) throw new Error('a shift that was saved just now is not there')
      if (openedAt === null) {
        const action = thatDay.some(({ id }) => id === shift.id) ? 'shift.changed' : 'shift.planned'
        await appendAudit(trx, { person: by.id, action, detail: { shift: shift.id, date: shift.date } })
      }
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
    'shifts.open': onDesk(shiftCalls['shifts.open'], (shift, desk) =>
      save(desk, { ...shift, date: today(platform) }, timestamp(platform))
    ),
    'shifts.plan': onDesk(shiftCalls['shifts.plan'], (shift, desk) => save(desk, shift, null)),
    'shifts.remove': onDesk(shiftCalls['shifts.remove'], async ({ id }, { db, person }) => {
      await db.transaction().execute(async trx => {
        const date = await updateRemoved(trx, id, timestamp(platform))
        if (date !== null)
          await appendAudit(trx, { person: person.id, action: 'shift.removed', detail: { shift: id, date } })
      })
      return null
    }),
    'shifts.restore': onDesk(shiftCalls['shifts.restore'], async ({ id }, { db, person }) => {
      await db.transaction().execute(async trx => {
        const date = await updateRemoved(trx, id, null)
        if (date !== null)
          await appendAudit(trx, { person: person.id, action: 'shift.restored', detail: { shift: id, date } })
      })
      return null
    }),
    'shifts.report': onDesk(shiftCalls['shifts.report'], ({ id }, { db }) => reportOfShift(db, id))
  }
}
