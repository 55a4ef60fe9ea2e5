import { visitCalls } from '../../../shared/features/visits/visits.contract.ts'
import { onDesk, type BoundCalls } from '../../bound-call.ts'
import { today, type Platform } from '../../platform.ts'
import { listPlaces } from './shifts.repository.ts'
import { listVisits } from './visit-list.repository.ts'
import { countVisitsOn } from './visits.repository.ts'
import type { VisitService } from './visits.service.ts'

const placesOffered = 20

export const visitHandlers = (visits: VisitService, platform: Platform): BoundCalls<keyof typeof visitCalls> => ({
  'visits.record': onDesk(visitCalls['visits.record'], (visit, desk) => visits.recordVisit(desk, visit)),
  'visits.list': onDesk(visitCalls['visits.list'], (filter, { db }) => listVisits(db, filter)),
  'visits.open': onDesk(visitCalls['visits.open'], ({ id }, desk) => visits.openVisit(desk, id)),
  'visits.correct': onDesk(visitCalls['visits.correct'], (visit, desk) => visits.correctVisit(desk, visit)),
  'visits.withdraw': onDesk(visitCalls['visits.withdraw'], (target, desk) => visits.withdrawVisit(desk, target)),
  'visits.restore': onDesk(visitCalls['visits.restore'], (target, desk) => visits.restoreVisit(desk, target)),
  'visits.defaults': onDesk(visitCalls['visits.defaults'], async (_request, { db }) => {
    const places = await listPlaces(db, placesOffered)
    const date = today(platform)
    return { today: date, places, lastPlace: places[0] ?? null, visitsToday: await countVisitsOn(db, date) }
  })
})
