import type {
  CheckReason,
  EntryDetails,
  EntrySummary,
  ShownPlace
} from '../../../shared/features/directory/directory.schema.ts'
import { editableOf, phoneText } from './editable.ts'
import { showHours } from './hours.ts'
import type { KnownWords } from './known-words.ts'
import type { OwnWords } from './own.repository.ts'
import type { LinkedOrganisation } from './organisations-link.repository.ts'
import type { DirectoryRecord } from './records.repository.ts'
import { ofTable, type PlaceRecords, type ServiceRecords } from './service-records.ts'

interface Context {
  readonly summary: EntrySummary
  readonly organisation: LinkedOrganisation | undefined
  readonly own: OwnWords
  readonly words: KnownWords
}

/** Everything that is known of a service. */
export function describeService(records: ServiceRecords, { summary, organisation, own, words }: Context): EntryDetails {
  const { service, ofService, places } = records
  const { fields } = service
  const hanging = withoutPlaces(ofService)
  const languages = [
    ...ofTable(ofService, 'language'),
    ...places.flatMap(place => ofTable(place.ofLocation, 'language'))
  ]
  return {
    ...summary,
    ...ofOrganisation(records.organization, organisation),
    ...ownWords(own),
    source: service.source,
    description: fields['description'] ?? '',
    alternateName: fields['alternate_name'] ?? '',
    url: fields['url'] ?? records.organization?.fields['website'] ?? '',
    email: fields['email'] ?? '',
    alert: fields['alert'] ?? '',
    interpretation: fields['interpretation_services'] ?? '',
    howToApply: fields['application_process'] ?? '',
    fees: fields['fees_description'] ?? fields['fees'] ?? '',
    waitTime: fields['wait_time'] ?? '',
    eligibility: fields['eligibility_description'] ?? '',
    ages: { from: fields['minimum_age'] ?? '', to: fields['maximum_age'] ?? '' },
    documents: ofTable(ofService, 'required_document').flatMap(({ fields: document }) => document['document'] ?? []),
    costs: ofTable(ofService, 'cost_option').map(costText),
    phones: phonesOf(hanging),
    contacts: contactsOf([...ofService, ...places.flatMap(place => place.ofServiceThere)]),
    languages: unique(
      languages.map(({ fields: language }) => {
        const code = words.languageOf(language)
        return { code, name: code === null ? (language['name'] ?? language['code'] ?? '') : words.languageName(code) }
      }),
      ({ name }) => name
    ),
    areas: ofTable(ofService, 'service_area').flatMap(({ fields: area }): EntryDetails['areas'] => {
      const read = words.areaOf(area)
      if (read?.kind === 'municipalities' && read.codes.length === 1)
        return read.codes.map(code => ({ code, name: words.municipalityName(code) }))
      return [{ code: null, name: area['name'] ?? area['extent'] ?? '' }]
    }),
    hours: showHours(ofTable(hanging, 'schedule')),
    places: places.map(describePlace),
    editable: editableOf(records, { organisation, note: own.note, words })
  }
}

/** What is known of an organisation without services. */
export function describeOrganization(
  organization: DirectoryRecord,
  children: readonly DirectoryRecord[],
  { summary, organisation, own }: Context
): EntryDetails {
  const { fields } = organization
  return {
    ...summary,
    ...ofOrganisation(organization, organisation),
    ...ownWords(own),
    source: organization.source,
    description: '',
    alternateName: fields['alternate_name'] ?? '',
    url: fields['website'] ?? '',
    email: fields['email'] ?? '',
    alert: '',
    interpretation: '',
    howToApply: '',
    fees: '',
    waitTime: '',
    eligibility: '',
    ages: { from: '', to: '' },
    documents: [],
    costs: [],
    phones: phonesOf(children),
    contacts: contactsOf(children),
    languages: [],
    areas: [],
    hours: { weekly: [], other: [] },
    places: [],
    editable: null
  }
}

/** Why an entry asks to be checked. */
export function reasonsToCheck({
  checkedOn,
  fails,
  since
}: {
  checkedOn: string | null
  fails: boolean
  since: string
}): CheckReason[] {
  return [
    ...(checkedOn === null ? (['never-checked'] as const) : checkedOn < since ? (['checked-long-ago'] as const) : []),
    ...(fails ? (['referrals-fail'] as const) : [])
  ]
}

const ofOrganisation = (record: DirectoryRecord | null, organisation: LinkedOrganisation | undefined) => ({
  organisationId: organisation?.id ?? null,
  organisationKind: organisation?.kind ?? null,
  organisationDescription: record?.fields['description'] ?? ''
})

const ownWords = ({ note, checkedBy, editedAt }: OwnWords) => ({ note, checkedBy, editedAt })

/** What hangs on a service as a whole. */
const withoutPlaces = (records: readonly DirectoryRecord[]): DirectoryRecord[] =>
  records.filter(({ fields }) => fields['location_id'] === undefined && fields['service_at_location_id'] === undefined)

function describePlace({ at, location, ofLocation, ofServiceThere }: PlaceRecords): ShownPlace {
  const schedules = ofTable(ofServiceThere, 'schedule')
  return {
    id: location.id,
    name: location.fields['name'] ?? location.fields['alternate_name'] ?? '',
    description: at.fields['description'] ?? location.fields['description'] ?? '',
    transportation: location.fields['transportation'] ?? '',
    addresses: ofTable(ofLocation, 'address').map(({ fields }) => ({
      lines: [fields['address_1'], fields['address_2']].filter(line => line !== undefined),
      postalCode: fields['postal_code'] ?? '',
      city: fields['city'] ?? ''
    })),
    phones: phonesOf([...ofServiceThere, ...ofLocation]),
    accessibility: ofTable(ofLocation, 'accessibility').flatMap(({ fields }) => fields['description'] ?? []),
    hours: showHours(schedules.length > 0 ? schedules : ofTable(ofLocation, 'schedule'))
  }
}

const phonesOf = (records: readonly DirectoryRecord[]): EntryDetails['phones'] =>
  unique(
    ofTable(records, 'phone')
      .filter(({ fields }) => fields['type'] !== 'fax')
      .map(phone => ({ number: phoneText(phone), text: phone.fields['description'] ?? '' })),
    ({ number }) => number
  )

function contactsOf(records: readonly DirectoryRecord[]): EntryDetails['contacts'] {
  const phones = ofTable(records, 'phone')
  return unique(
    ofTable(records, 'contact').map(({ id, fields }) => ({
      name: fields['name'] ?? '',
      title: [fields['title'], fields['department']].filter(part => part !== undefined).join(', '),
      email: fields['email'] ?? '',
      phones: phones.filter(phone => phone.fields['contact_id'] === id).flatMap(phone => phone.fields['number'] ?? [])
    })),
    ({ name, email }) => `${name} ${email}`
  )
}

const costText = ({ fields }: DirectoryRecord): string =>
  [
    fields['option'],
    [fields['amount'], fields['currency']?.toUpperCase()].filter(part => part !== undefined).join(' '),
    fields['amount_description']
  ]
    .filter(part => part !== undefined && part !== '')
    .join(', ')

const unique = <Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] => [
  ...new Map(items.map(item => [keyOf(item), item])).values()
]
