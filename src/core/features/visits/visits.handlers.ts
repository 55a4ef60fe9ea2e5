import { visitCalls } from '../../../shared/features/visits/visits.contract.ts'
import { lastDayOf } from '../../../shared/domain/note-days.ts'
import { onDesk, type BoundCalls } from '../../bound-call.ts'
import type { DeskDb } from '../../open-desk.ts'
import { today, type Platform } from '../../platform.ts'
import type { ErasingService } from './erasing.service.ts'
import { listPlaces } from './shifts.repository.ts'
import { listVisits } from './visit-list.repository.ts'
import { countVisitsOn } from './visits.repository.ts'
import type { VisitService } from './visits.service.ts'

const placesOffered = 20

export interface VisitHandlerParts {
  readonly visits: VisitService
  readonly erasing: ErasingService
  readonly platform: Platform
  readonly findNoteDays: (db: DeskDb) => Promise<number>
}

/** {@link visitCalls}, each bound to what answers it. */
export const visitHandlers = ({
  visits,
  erasing,
  platform,
  findNoteDays
}: VisitHandlerParts): BoundCalls<keyof typeof visitCalls> => ({
  'visits.record': onDesk(visitCalls['visits.record'], (visit, desk) => visits.recordVisit(desk, visit)),
  'visits.list': onDesk(visitCalls['visits.list'], async (filter, { db }) =>
    listVisits(db, filter, await findNoteDays(db))
  ),
  'visits.open': onDesk(visitCalls['visits.open'], ({ id }, desk) => visits.openVisit(desk, id)),
  'visits.correct': onDesk(visitCalls['visits.correct'], (visit, desk) => visits.correctVisit(desk, visit)),
  'visits.withdraw': onDesk(visitCalls['visits.withdraw'], (target, desk) => visits.withdrawVisit(desk, target)),
  'visits.restore': onDesk(visitCalls['visits.restore'], (target, desk) => visits.restoreVisit(desk, target)),
  'visits.erase': onDesk(visitCalls['visits.erase'], (target, desk) => erasing.eraseVisit(desk, target)),
  'visits.heldNotes': onDesk(visitCalls['visits.heldNotes'], (_request, { db }) => erasing.heldNotes(db)),
  'visits.believeDate': onDesk(visitCalls['visits.believeDate'], async (_request, desk) => {
    await erasing.believeDate(desk)
    return null
  }),
  'visits.eraseNote': onDesk(visitCalls['visits.eraseNote'], (target, desk) => erasing.eraseNote(desk, target)),
  'visits.countNotesOver': onDesk(visitCalls['visits.countNotesOver'], async ({ days }, { db }) => ({
    count: await erasing.countNotesOver(db, days)
  })),
  'visits.defaults': onDesk(visitCalls['visits.defaults'], async (_request, { db }) => {
    const date = today(platform)
    const places = await listPlaces(db, date, placesOffered)
    return {
      today: date,
      places,
      lastPlace: places[0] ?? null,
      visitsToday: await countVisitsOn(db, date),
      noteUntil: lastDayOf(date, await findNoteDays(db))
    }
  })
})
