import { topicGroupOf } from '../../../shared/domain/codes.ts'
import type { OrganisationId, RecordId } from '../../../shared/domain/ids.ts'
import type { IsoDate } from '../../../shared/domain/month.ts'
import { openStateAt, type OpenState, type WallTime } from '../../../shared/domain/opening-hours.ts'
import type { OpeningRule } from '../../../shared/domain/opening-rules.ts'
import {
  MOST_SUGGESTED,
  type Need,
  type Suggestion,
  type SuggestReason
} from '../../../shared/features/directory/suggest.schema.ts'
import type { Area } from './known-words.ts'
import type { Outcomes } from './outcomes.repository.ts'

/** A service as far as suggesting it goes. */
export interface Candidate {
  readonly serviceId: RecordId
  readonly service: string
  readonly organisationId: OrganisationId
  readonly organisation: string
  readonly topics: readonly string[]
  /** Null where nothing says whom it serves. */
  readonly area: Area | null
  readonly languages: readonly string[]
  readonly hasInterpreter: boolean
  readonly checkedOn: IsoDate | null
  readonly outcomes: Outcomes
  readonly url: string | null
  /** At least one: a service without a place has one without a location. */
  readonly places: readonly CandidatePlace[]
}

/** A service without what is costly to find out: where it is open, and how to reach it. */
export interface Prospect extends Pick<
  Candidate,
  'serviceId' | 'service' | 'topics' | 'area' | 'languages' | 'hasInterpreter' | 'checkedOn' | 'outcomes'
> {
  /** Those of all its places. */
  readonly municipalities: readonly string[]
}

export interface CandidatePlace {
  readonly place: Suggestion['place']
  readonly municipalities: readonly string[]
  readonly rules: readonly OpeningRule[]
  readonly phone: string | null
}

export interface Moment {
  readonly now: WallTime
  /** A service that was checked before this day was checked long ago. */
  readonly checkedSince: IsoDate
}

/** What speaks for a place, and how much. More of it never ranks a place lower. */
interface Argument {
  readonly points: number
  readonly reason: SuggestReason | null
}

/** So many answered referrals, and such a share of all, make a place one that usually answers; the same for failing. */
const OUTCOMES_THAT_TELL = 3
const USUAL_SHARE = 0.7

/** No hours speak more for a place than being open. */
const POINTS_FOR_OPEN = 8

/**
 * The best places for a need, best first: each service once, at its best place. What a service handles counts most, then whom it
 * serves, then language, then whether it is open, then how referrals there went and when it was checked. A service that handles
 * something else, or serves other municipalities only, is left out. The same candidates in any order give the same answer.
 */
export const rankPlaces = (candidates: readonly Candidate[], need: Need, moment: Moment): Suggestion[] =>
  rankAll(candidates, need, moment)
    .slice(0, MOST_SUGGESTED)
    .map(({ suggestion }) => suggestion)

export interface Ranked {
  readonly points: number
  readonly suggestion: Suggestion
}

/** Every candidate that meets the need, best first. */
export const rankAll = (candidates: readonly Candidate[], need: Need, moment: Moment): Ranked[] =>
  candidates.flatMap(candidate => rankOf(candidate, need, moment) ?? []).toSorted(better)

/** As many points as a service could have with the best hours; null for one that `rankPlaces` leaves out. */
export function mostPoints(
  prospect: Omit<Prospect, 'serviceId' | 'service'>,
  need: Need,
  checkedSince: IsoDate
): number | null {
  const topic = topicArgument(prospect, need)
  const area = areaArgument(prospect, prospect, need)
  if (topic === null || area === null) return null
  const others = [
    languageArgument(prospect, need),
    outcomeArgument(prospect.outcomes),
    checkedArgument(prospect.checkedOn, checkedSince)
  ]
  return sum([topic, area, ...others]) + POINTS_FOR_OPEN
}

interface Standing {
  readonly points: number
  readonly suggestion: Pick<Suggestion, 'serviceId' | 'service' | 'place'>
}

/** Orders the better one first: by points, and those with as many by their names. */
export const better = (a: Standing, b: Standing): number =>
  b.points - a.points ||
  compare(a.suggestion.service, b.suggestion.service) ||
  compare(a.suggestion.serviceId, b.suggestion.serviceId) ||
  compare(a.suggestion.place?.id ?? '', b.suggestion.place?.id ?? '')

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

function rankOf(candidate: Candidate, need: Need, moment: Moment): Ranked | null {
  const topic = topicArgument(candidate, need)
  if (topic === null) return null
  const ranked = candidate.places.flatMap(place => {
    const area = areaArgument(candidate, place, need)
    if (area === null) return []
    const reasons = [
      topic,
      area,
      languageArgument(candidate, need),
      openArgument(openStateAt(place.rules, moment.now), moment.now),
      outcomeArgument(candidate.outcomes),
      checkedArgument(candidate.checkedOn, moment.checkedSince)
    ]
    return [{ points: sum(reasons), suggestion: suggestionOf(candidate, place, reasons) }]
  })
  return ranked.toSorted(better)[0] ?? null
}

const sum = (reasons: readonly Argument[]): number => reasons.reduce((total, { points }) => total + points, 0)

const suggestionOf = (candidate: Candidate, place: CandidatePlace, reasons: readonly Argument[]): Suggestion => ({
  serviceId: candidate.serviceId,
  service: candidate.service,
  organisationId: candidate.organisationId,
  organisation: candidate.organisation,
  place: place.place,
  phone: place.phone,
  url: candidate.url,
  reasons: reasons.flatMap(({ reason }) => reason ?? [])
})

/** Null for a service that handles something else. A need for a whole group is met by any of its topics. */
function topicArgument({ topics }: Pick<Candidate, 'topics'>, { topic }: Need): Argument | null {
  if (topics.includes(topic)) return { points: 40, reason: { code: 'handles', topic } }
  const group = topicGroupOf(topic)
  const wider = group === topic ? topics.find(own => own.startsWith(`${topic}.`)) : topics.find(own => own === group)
  return wider === undefined ? null : { points: 25, reason: { code: 'handles-group', topic: wider } }
}

/** Whether a service is there for people of a municipality, as far as it says; null for somebody of whom that is not known. */
export const serves = (area: Area | null, municipality: string | null): boolean =>
  municipality === null || area?.kind !== 'municipalities' || area.codes.includes(municipality)

/** Null for a service that is for people of other municipalities. */
function areaArgument(
  { area }: Pick<Candidate, 'area'>,
  place: Pick<CandidatePlace, 'municipalities'>,
  { municipality }: Need
): Argument | null {
  if (!serves(area, municipality)) return null
  if (municipality === null) return { points: 0, reason: null }
  const located = place.municipalities.includes(municipality)
  if (area === null)
    return located
      ? { points: 12, reason: { code: 'located', municipality } }
      : { points: 2, reason: { code: 'area-unknown' } }
  // A place in the same town is nearer than one somewhere that serves the town as well.
  const near = located ? 3 : 0
  if (area.kind === 'everywhere') return { points: 14 + near, reason: { code: 'serves-everywhere' } }
  return { points: 18 + near, reason: { code: 'serves', municipality } }
}

function languageArgument(
  { languages, hasInterpreter }: Pick<Candidate, 'languages' | 'hasInterpreter'>,
  { language }: Need
): Argument {
  if (language === null) return { points: 0, reason: null }
  if (languages.includes(language)) return { points: 10, reason: { code: 'speaks', language } }
  return hasInterpreter ? { points: 5, reason: { code: 'interpreter' } } : { points: 0, reason: null }
}

function openArgument(state: OpenState, now: WallTime): Argument {
  if (state.kind === 'unknown') return { points: 2, reason: { code: 'hours-unknown' } }
  if (state.kind === 'open')
    return {
      points: POINTS_FOR_OPEN,
      reason: state.until === null ? { code: 'open-always' } : { code: 'open-until', ...state.until }
    }
  if (state.opens === null) return { points: 0, reason: { code: 'closed' } }
  return { points: state.opens.date === now.date ? 4 : 1, reason: { code: 'opens', ...state.opens } }
}

function outcomeArgument({ reached, failed }: Outcomes): Argument {
  const all = reached + failed
  if (reached >= OUTCOMES_THAT_TELL && reached >= all * USUAL_SHARE)
    return { points: 4, reason: { code: 'usually-answers' } }
  if (failed >= OUTCOMES_THAT_TELL && failed > all * (1 - USUAL_SHARE))
    return { points: -6, reason: { code: 'often-fails' } }
  return { points: 0, reason: null }
}

function checkedArgument(checkedOn: IsoDate | null, since: IsoDate): Argument {
  if (checkedOn === null) return { points: -3, reason: { code: 'never-checked' } }
  if (checkedOn < since) return { points: -2, reason: { code: 'checked-long-ago', on: checkedOn } }
  return { points: 2, reason: { code: 'checked', on: checkedOn } }
}
