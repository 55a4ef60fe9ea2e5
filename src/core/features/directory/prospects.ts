import type { IsoDate } from '../../../shared/domain/month.ts'
import type { RecordId } from '../../../shared/domain/ids.ts'
import type { DeskDb } from '../../open-desk.ts'
import { lastChecked } from './entry-index.ts'
import { joinAreas, type KnownWords } from './known-words.ts'
import type { LinkedOrganisation } from './organisations-link.repository.ts'
import { listOutcomes } from './outcomes.repository.ts'
import { listCheckedHere } from './own.repository.ts'
import { listHangingTraits, listServiceTraits, type HangingTraits } from './prospects.repository.ts'
import type { Prospect } from './rank-places.ts'
import { listRecordsById, type DirectoryRecord } from './records.repository.ts'

interface ProspectContext {
  readonly words: KnownWords
  readonly linked: ReadonlyMap<string, LinkedOrganisation>
  /** From when on outcomes of referrals count. */
  readonly outcomesSince: IsoDate
}

/** Services as far as they can be told apart without their hours; those of organisations that nothing can be handed on to are left out. */
export async function loadProspects(
  db: DeskDb,
  ids: readonly RecordId[],
  { words, linked, outcomesSince }: ProspectContext
): Promise<Prospect[]> {
  const services = await listServiceTraits(db, ids)
  const ofServices = await listHangingTraits(db, ['service_area', 'language', 'service_at_location'], 'service_id', ids)
  const locations = ofServices.map(({ locationId }) => locationId).filter(id => id !== '')
  const ofLocations = byWhatTheyHangOn(await listHangingTraits(db, ['address', 'language'], 'location_id', locations))
  const marks = byWhatTheyHangOn(await listHangingTraits(db, ['attribute'], 'link_id', ids))
  const termIds = [...marks.values()].flat().map(({ termId }) => termId)
  const terms = new Map<string, DirectoryRecord>()
  for (const term of await listRecordsById(db, ['taxonomy_term'], termIds)) terms.set(term.id, term)
  const organisations = services.flatMap(({ organizationId }) => linked.get(organizationId)?.id ?? [])
  const outcomes = await listOutcomes(db, [...new Set(organisations)], outcomesSince)
  const checked = await listCheckedHere(db, 'service')
  const hanging = byWhatTheyHangOn(ofServices)
  return services.flatMap(service => {
    const organisation = linked.get(service.organizationId)
    if (organisation === undefined) return []
    const own = hanging.get(service.id) ?? []
    const there = own
      .filter(({ table }) => table === 'service_at_location')
      .flatMap(({ locationId }) => ofLocations.get(locationId) ?? [])
    const termsOf = (marks.get(service.id) ?? []).flatMap(({ termId }) => terms.get(termId) ?? [])
    return [
      {
        serviceId: service.id,
        service: service.name,
        topics: termsOf.flatMap(({ fields }) => words.topicOf(fields) ?? []),
        area: joinAreas(ofTable(own, 'service_area').flatMap(area => words.areaOf(fieldsOf(area)) ?? [])),
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

const fieldsOf = ({ code, name, extent }: HangingTraits) => ({ code, name, extent })
