import { topicGroupOf } from '../../../shared/domain/codes.ts'
import { bureauClock, monthsBefore } from '../../../shared/domain/month.ts'
import { CHECK_AFTER_MONTHS } from '../../../shared/features/directory/directory.schema.ts'
import type { Need, Suggestion } from '../../../shared/features/directory/suggest.schema.ts'
import type { DeskDb } from '../../open-desk.ts'
import { addressOf, ownAreas, ownPhones, phoneText } from './editable.ts'
import { topicsOf } from './entry-index.ts'
import { listServicesOnTopics } from './entries.repository.ts'
import { rulesOf, schedulesAt } from './hours.ts'
import { joinAreas, type KnownWords } from './known-words.ts'
import { listLinked, type LinkedOrganisation } from './organisations-link.repository.ts'
import { REFERRAL_MONTHS, type Outcomes } from './outcomes.repository.ts'
import { loadProspects } from './prospects.ts'
import { rankInTurn } from './rank-in-turn.ts'
import type { Candidate, CandidatePlace } from './rank-places.ts'
import { loadServices, ofTable, type PlaceRecords, type ServiceRecords } from './service-records.ts'

/** The best places for a need at an instant (milliseconds since 1970, UTC). */
export async function suggestPlaces(
  db: DeskDb,
  need: Need,
  { words, topics, instant }: { words: KnownWords; topics: readonly string[]; instant: number }
): Promise<Suggestion[]> {
  const now = bureauClock(instant)
  const group = topicGroupOf(need.topic)
  const asked = need.topic === group ? topics.filter(code => topicGroupOf(code) === group) : [need.topic, group]
  const linked = await listLinked(db)
  const outcomesSince = monthsBefore(now.date, REFERRAL_MONTHS)
  const { municipality } = need
  const around = { words, linked, outcomesSince, municipality }
  const prospects = await loadProspects(db, await listServicesOnTopics(db, asked), around)
  const known = new Map(prospects.map(prospect => [prospect.serviceId, prospect]))
  const moment = { now, checkedSince: monthsBefore(now.date, CHECK_AFTER_MONTHS) }
  return rankInTurn(prospects, { need, moment }, async ids =>
    (await loadServices(db, ids)).flatMap(records => {
      const organisation = linked.get(records.organization?.id ?? '')
      const prospect = known.get(records.service.id)
      if (organisation === undefined || prospect === undefined) return []
      const { checkedOn, outcomes } = prospect
      return [candidateOf(records, { words, organisation, outcomes, checkedOn })]
    })
  )
}

interface CandidateContext {
  readonly words: KnownWords
  readonly organisation: LinkedOrganisation
  readonly outcomes: Outcomes
  readonly checkedOn: Candidate['checkedOn']
}

function candidateOf(
  records: ServiceRecords,
  { words, organisation, outcomes, checkedOn }: CandidateContext
): Candidate {
  const { service, ofService, places } = records
  const languages = [...ofService, ...places.flatMap(({ ofLocation }) => ofLocation)]
  return {
    serviceId: service.id,
    service: service.fields['name'] ?? '',
    organisationId: organisation.id,
    organisation: organisation.name,
    topics: topicsOf(records, words),
    area: joinAreas(ownAreas(ofService).flatMap(({ fields }) => words.areaOf(fields) ?? [])),
    languages: ofTable(languages, 'language').flatMap(({ fields }) => words.languageOf(fields) ?? []),
    hasInterpreter: (service.fields['interpretation_services'] ?? '') !== '',
    checkedOn,
    outcomes,
    url: service.fields['url'] ?? records.organization?.fields['website'] ?? null,
    places: places.length === 0 ? [placeless(records)] : places.map(place => placeOf(records, place, words))
  }
}

const placeless = (records: ServiceRecords): CandidatePlace => ({
  place: null,
  municipalities: [],
  rules: rulesOf(schedulesAt(records, null)),
  phone: phoneOf(records, null)
})

function placeOf(records: ServiceRecords, place: PlaceRecords, words: KnownWords): CandidatePlace {
  const address = addressOf(place)?.fields
  const cities = ofTable(place.ofLocation, 'address').flatMap(({ fields }) => fields['city'] ?? [])
  return {
    place: {
      id: place.location.id,
      name: place.location.fields['name'] ?? '',
      address: address?.['address_1'] ?? '',
      city: address?.['city'] ?? ''
    },
    municipalities: cities.flatMap(city => words.municipalityOf(city) ?? []),
    rules: rulesOf(schedulesAt(records, place)),
    phone: phoneOf(records, place)
  }
}

/** The nearest number to call: of the service there, of the service, of the place, of the organisation. */
function phoneOf({ ofService, ofOrganization }: ServiceRecords, place: PlaceRecords | null): string | null {
  const phones = [
    ...ofTable(place?.ofServiceThere ?? [], 'phone'),
    ...ownPhones(ofService),
    ...ofTable(place?.ofLocation ?? [], 'phone'),
    ...ofTable(ofOrganization, 'phone')
  ].filter(({ fields }) => fields['type'] !== 'fax')
  return phones[0] === undefined ? null : phoneText(phones[0])
}
