import type { TimeOfDay } from '../../../shared/domain/month.ts'
import { recordIdSchema } from '../../../shared/domain/ids.ts'
import type { EditedService, WeeklyHours } from '../../../shared/features/directory/directory.schema.ts'
import { statusOf, topicsOf } from './entry-index.ts'
import { schedulesAt, weeklyStretches } from './hours.ts'
import type { KnownWords } from './known-words.ts'
import type { LinkedOrganisation } from './organisations-link.repository.ts'
import type { DirectoryRecord } from './records.repository.ts'
import { ofTable, type PlaceRecords, type ServiceRecords } from './service-records.ts'

/** A service as the form holds it. */
export function editableOf(
  records: ServiceRecords,
  context: { organisation: LinkedOrganisation | undefined; note: string | null; words: KnownWords }
): EditedService {
  const { service, ofService, places } = records
  const { fields } = service
  const text = (column: string): string => fields[column] ?? ''
  return {
    id: service.id,
    organisation: {
      name: context.organisation?.name ?? records.organization?.fields['name'] ?? '',
      kind: context.organisation?.kind ?? 'other'
    },
    name: text('name'),
    description: text('description'),
    status: statusOf(service),
    topics: topicsOf(records, context.words),
    areas: [...new Set(ownAreas(ofService).flatMap(area => municipalitiesOf(area, context.words)))],
    languages: [...new Set(ownLanguages(ofService).flatMap(record => context.words.languageOf(record.fields) ?? []))],
    eligibility: text('eligibility_description'),
    fees: text('fees_description'),
    howToApply: text('application_process'),
    interpretation: text('interpretation_services'),
    url: text('url'),
    email: text('email'),
    phones: [...new Set(ownPhones(ofService).map(phoneText))],
    places: places.map(place => ({
      id: recordIdSchema.parse(place.location.id),
      name: place.location.fields['name'] ?? '',
      address: addressOf(place)?.fields['address_1'] ?? '',
      postalCode: addressOf(place)?.fields['postal_code'] ?? '',
      city: addressOf(place)?.fields['city'] ?? '',
      hours: weeklyHoursAt(records, place)
    })),
    note: context.note ?? ''
  }
}

/** The phones of a service as a whole. */
export const ownPhones = (ofService: readonly DirectoryRecord[]): DirectoryRecord[] =>
  ofTable(ofService, 'phone').filter(({ fields }) =>
    ['location_id', 'service_at_location_id', 'contact_id'].every(link => fields[link] === undefined)
  )

/** A telephone number as it is shown: `number / extension`. */
export const phoneText = ({ fields }: DirectoryRecord): string =>
  [fields['number'], fields['extension']].filter(part => part !== undefined).join(' / ')

/** The languages of the service itself, without those that only one telephone has. */
export const ownLanguages = (ofService: readonly DirectoryRecord[]): DirectoryRecord[] =>
  ofTable(ofService, 'language').filter(({ fields }) => fields['phone_id'] === undefined)

/** The areas that the service is for. */
export const ownAreas = (ofService: readonly DirectoryRecord[]): DirectoryRecord[] => ofTable(ofService, 'service_area')

/** The municipalities that an area is made of; none for one that is not understood, or is the whole country. */
export function municipalitiesOf({ fields }: DirectoryRecord, words: KnownWords): readonly string[] {
  const area = words.areaOf(fields)
  return area?.kind === 'municipalities' ? area.codes : []
}

/** The address that people visit, or the first where all are postal. */
export const addressOf = ({ ofLocation }: PlaceRecords): DirectoryRecord | undefined =>
  ofTable(ofLocation, 'address').find(({ fields }) => fields['address_type'] !== 'postal') ??
  ofTable(ofLocation, 'address')[0]

/** The plain weekly hours of a service at a place, wherever they stand; one order, so that they can be compared. */
export function weeklyHoursAt(records: ServiceRecords, place: PlaceRecords): WeeklyHours[] {
  return sortedHours(schedulesAt(records, place).flatMap(({ fields }) => weeklyStretches(fields) ?? []))
}

/** Hours by day and time, so that the same hours compare the same. */
export const sortedHours = (hours: readonly WeeklyHours[]): WeeklyHours[] =>
  hours.toSorted((a, b) => keyOf(a).localeCompare(keyOf(b)))

const dayOrder = 'MOTUWETHFRSASU'
const keyOf = ({ day, opens, closes }: { day: string; opens: TimeOfDay; closes: TimeOfDay }): string =>
  `${String(dayOrder.indexOf(day)).padStart(2, '0')} ${opens} ${closes}`
