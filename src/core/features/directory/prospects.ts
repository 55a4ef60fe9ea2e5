import type { IsoDate } from '../../../shared/domain/month.ts'
import type { RecordId } from '../../../shared/domain/ids.ts'
import type { DeskDb } from '../../open-desk.ts'
import { lastChecked } from './entry-index.ts'
import { joinAreas, type Area, type KnownWords } from './known-words.ts'
import type { LinkedOrganisation } from './organisations-link.repository.ts'
import { listOutcomes } from './outcomes.repository.ts'
import { listCheckedHere } from './own.repository.ts'
import { listHangingTraits, listServiceTraits, type HangingTraits } from './prospects.repository.ts'
import { serves, type Prospect } from './rank-places.ts'

interface ProspectContext {
  readonly words: KnownWords
  readonly linked: ReadonlyMap<string, LinkedOrganisation>
  /** From when on outcomes of referrals count. */
  readonly outcomesSince: IsoDate
  /** Where the person lives; null where it is not known. */
  readonly municipality: string | null
}

/**
 * Services, by the topics that they handle, as far as they can be told apart without their hours. Those of organisations that nothing
 * can be handed on to are left out, and so are, before the rest of them is read, those for people of other municipalities.
 */
export async function loadProspects(
  db: DeskDb,
  topicsOf: ReadonlyMap<RecordId, readonly string[]>,
  { words, linked, outcomesSince, municipality }: ProspectContext
): Promise<Prospect[]> {
  const hanging = byWhatTheyHangOn(
    await listHangingTraits(db, ['service_area', 'language', 'service_at_location'], 'service_id', [...topicsOf.keys()])
  )
  const areaOf = (id: RecordId): Area | null =>
    joinAreas(ofTable(hanging.get(id) ?? [], 'service_area').flatMap(area => words.areaOf(fieldsOf(area)) ?? []))
  const areas = new Map([...topicsOf.keys()].map(id => [id, areaOf(id)]))
  const serving = [...areas].flatMap(([id, area]) => (serves(area, municipality) ? [id] : []))
  const services = await listServiceTraits(db, serving)
  const locations = serving.flatMap(id => placesOf(hanging.get(id) ?? []))
  const ofLocations = byWhatTheyHangOn(await listHangingTraits(db, ['address', 'language'], 'location_id', locations))
  const organisations = services.flatMap(({ organizationId }) => linked.get(organizationId)?.id ?? [])
  const outcomes = await listOutcomes(db, [...new Set(organisations)], outcomesSince)
  const checked = await listCheckedHere(db, 'service')
  return services.flatMap(service => {
    const organisation = linked.get(service.organizationId)
    if (organisation === undefined) return []
    const own = hanging.get(service.id) ?? []
    const there = placesOf(own).flatMap(id => ofLocations.get(id) ?? [])
    return [
      {
        serviceId: service.id,
        service: service.name,
        topics: topicsOf.get(service.id) ?? [],
        area: areas.get(service.id) ?? null,
        languages: ofTable([...own, ...there], 'language').flatMap(each => words.languageOf(fieldsOf(each)) ?? []),
        hasInterpreter: service.interpretation !== '',
        checkedOn: lastChecked(service.assuredDate, checked.get(service.id) ?? null),
        outcomes: outcomes.get(organisation.id) ?? { reached: 0, failed: 0 },
        municipalities: ofTable(there, 'address').flatMap(({ city }) => words.municipalityOf(city) ?? [])
      }
    ]
  })
}

const byWhatTheyHangOn = (traits: readonly HangingTraits[]): Map<string, HangingTraits[]> =>
  Map.groupBy(traits, ({ on }) => on)

const ofTable = (traits: readonly HangingTraits[], table: string): HangingTraits[] =>
  traits.filter(each => each.table === table)

/** The ids of the locations at which a service is. */
const placesOf = (traits: readonly HangingTraits[]): string[] =>
  ofTable(traits, 'service_at_location').flatMap(({ locationId }) => (locationId === '' ? [] : [locationId]))

const fieldsOf = ({ code, name, extent }: HangingTraits) => ({ code, name, extent })
