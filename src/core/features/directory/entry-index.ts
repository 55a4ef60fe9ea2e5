import type { OrganisationId, RecordId } from '../../../shared/domain/ids.ts'
import { isoDateSchema, type IsoDate } from '../../../shared/domain/month.ts'
import { foldText } from '../../../shared/domain/type-ahead.ts'
import { serviceStatuses, type EntryKind } from '../../../shared/features/directory/directory.schema.ts'
import type { KnownWords } from './known-words.ts'
import type { DirectoryRecord } from './records.repository.ts'
import { ofTable, type ServiceRecords } from './service-records.ts'

/** A line of the directory as it is listed and found. */
export interface IndexedEntry {
  readonly kind: EntryKind
  readonly id: RecordId
  readonly organisationId: OrganisationId | null
  readonly name: string
  readonly organisationName: string
  readonly city: string
  readonly status: string
  readonly checkedOn: IsoDate | null
  readonly nameKey: string
  readonly search: string
  readonly topics: readonly string[]
}

/** What the index needs from beside the records. */
export interface IndexContext {
  readonly words: KnownWords
  readonly organisationId: OrganisationId | null
  /** When somebody here last checked it. */
  readonly checkedHere: IsoDate | null
}

/** So much of a description is found by its words: enough to say what a service is about. */
const DESCRIPTION_FOUND = 400

/** The line of a service: its own name, and the words of all that hangs on it. */
export function indexService(records: ServiceRecords, context: IndexContext): IndexedEntry {
  const { service, organization, places } = records
  const topics = topicsOf(records, context.words)
  const cities = [...new Set(places.flatMap(place => ofTable(place.ofLocation, 'address').map(cityOf)))]
  const name = service.fields['name'] ?? ''
  const organisationName = organization?.fields['name'] ?? ''
  return {
    kind: 'service',
    id: service.id,
    organisationId: context.organisationId,
    name,
    organisationName,
    city: cities.filter(city => city !== '').join(', '),
    status: statusOf(service),
    checkedOn: lastChecked(service.fields['assured_date'], context.checkedHere),
    nameKey: sortKey(name),
    search: searchText([
      name,
      service.fields['alternate_name'],
      organisationName,
      organization?.fields['alternate_name'],
      ...cities,
      ...topics.flatMap(context.words.namesOfTopic),
      ...records.terms.map(term => term.fields['name']),
      service.fields['description']?.slice(0, DESCRIPTION_FOUND)
    ]),
    topics
  }
}

/** An organisation of which no service is known. */
export function indexOrganization(organization: DirectoryRecord, context: IndexContext): IndexedEntry {
  const name = organization.fields['name'] ?? ''
  return {
    kind: 'organization',
    id: organization.id,
    organisationId: context.organisationId,
    name,
    organisationName: name,
    city: '',
    status: 'active',
    checkedOn: context.checkedHere,
    nameKey: sortKey(name),
    search: searchText([
      name,
      organization.fields['alternate_name'],
      organization.fields['description']?.slice(0, DESCRIPTION_FOUND)
    ]),
    topics: []
  }
}

/** The bureau's topics that a service is marked with. */
export const topicsOf = ({ terms }: ServiceRecords, words: KnownWords): string[] => [
  ...new Set(terms.flatMap(term => words.topicOf(term.fields) ?? []))
]

/** The later of what the source says and what was checked here; null when neither says anything. */
export function lastChecked(assured: string | undefined, here: IsoDate | null): IsoDate | null {
  const date = isoDateSchema.safeParse(assured).data ?? null
  if (date === null || here === null) return date ?? here
  return date > here ? date : here
}

/** What a service says of itself; one that says nothing is there. */
export function statusOf({ fields }: DirectoryRecord) {
  const said = fields['status']?.toLowerCase().replaceAll(/[_-]/g, ' ')
  if (said === undefined) return 'active'
  return serviceStatuses.find(status => status === said) ?? 'inactive'
}

const cityOf = ({ fields }: DirectoryRecord): string => fields['city'] ?? ''

/** Folded words with a space before each, so that ` word` finds the beginning of one. */
const searchText = (texts: readonly (string | undefined)[]): string =>
  ` ${foldText(texts.filter(text => text !== undefined).join(' '))}`

/** Sorts as Swedish does: å, ä and ö after z. */
const sortKey = (name: string): string =>
  foldText(name.toLowerCase().replaceAll(/[åäö]/g, letter => `zz${{ å: '1', ä: '2', ö: '3' }[letter] ?? ''}`))
