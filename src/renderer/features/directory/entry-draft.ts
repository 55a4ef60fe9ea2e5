import { z } from 'zod'
import { weekdays } from '../../../shared/domain/opening-rules.ts'
import { textLimits, textProblem } from '../../../shared/domain/text.ts'
import { organisationKinds } from '../../../shared/domain/vocabulary.ts'
import { type EditedService, editedServiceSchema } from '../../../shared/features/directory/directory.schema.ts'
import type { GuardedText } from '../../identity-guard/use-text-guards.ts'
import { readDayHours, writeDayHours } from './hours-text.ts'

const typed = z.string()
const { id: serviceId, status, topics, areas, languages } = editedServiceSchema.shape
const placeDraftSchema = z.object({
  id: editedServiceSchema.shape.places.element.shape.id,
  name: typed,
  address: typed,
  postalCode: typed,
  city: typed,
  hours: z.record(z.enum(weekdays), typed)
})
export type PlaceDraft = z.infer<typeof placeDraftSchema>

/** The form as it stands, right or wrong: hours and phones are texts until they are sent. */
export const entryDraftSchema = z.object({
  id: serviceId,
  organisation: z.object({ name: typed, kind: z.enum(organisationKinds) }),
  name: typed,
  description: typed,
  status,
  topics,
  areas,
  languages,
  eligibility: typed,
  fees: typed,
  howToApply: typed,
  interpretation: typed,
  url: typed,
  email: typed,
  phones: typed,
  places: z.array(placeDraftSchema),
  note: typed
})
export type EntryDraft = z.infer<typeof entryDraftSchema>

const noHours: PlaceDraft['hours'] = { MO: '', TU: '', WE: '', TH: '', FR: '', SA: '', SU: '' }
export const emptyPlace: PlaceDraft = { id: null, name: '', address: '', postalCode: '', city: '', hours: noHours }

/** A service as it is typed: lists as text, hours by day. */
export const draftOf = (service: EditedService): EntryDraft => ({
  ...service,
  phones: service.phones.join(', '),
  places: service.places.map(place => ({
    ...place,
    hours: {
      MO: writeDayHours('MO', place.hours),
      TU: writeDayHours('TU', place.hours),
      WE: writeDayHours('WE', place.hours),
      TH: writeDayHours('TH', place.hours),
      FR: writeDayHours('FR', place.hours),
      SA: writeDayHours('SA', place.hours),
      SU: writeDayHours('SU', place.hours)
    }
  }))
})

/** The texts of the form by the names of their fields, in its order, each with what it was before. */
export function guardedTextsOf(draft: EntryDraft, before: EntryDraft): Record<string, GuardedText> {
  const guarded = (text: string, was = ''): GuardedText => ({ field: 'directory', text, before: was })
  const places = draft.places.flatMap((place, position) => {
    const was = before.places.find(({ id }) => id !== null && id === place.id)
    return (['name', 'address', 'postalCode', 'city'] as const).map(
      field => [`places.${position}.${field}`, guarded(place[field], was?.[field])] as const
    )
  })
  const fields = [
    'description',
    'eligibility',
    'fees',
    'howToApply',
    'interpretation',
    'phones',
    'email',
    'url'
  ] as const
  return {
    name: guarded(draft.name, before.name),
    organisation: guarded(draft.organisation.name, before.organisation.name),
    ...Object.fromEntries(fields.map(field => [field, guarded(draft[field], before[field])])),
    ...Object.fromEntries(places),
    note: guarded(draft.note, before.note)
  }
}

/** What is to be sent, or the name of the first field that is not right yet. */
export function sentOf(draft: EntryDraft): { service: EditedService } | { wrong: string } {
  const one = { max: textLimits.name }
  const many = { max: textLimits.note, multiline: true, optional: true }
  if (textProblem(draft.name, one) !== null) return { wrong: 'name' }
  if (textProblem(draft.organisation.name, one) !== null) return { wrong: 'organisation' }
  for (const field of ['description', 'eligibility', 'fees', 'howToApply', 'interpretation', 'note'] as const)
    if (textProblem(draft[field], many) !== null) return { wrong: field }
  for (const field of ['url', 'email'] as const)
    if (textProblem(draft[field], { ...one, optional: true }) !== null) return { wrong: field }
  const phones = draft.phones
    .split(/[,،;]/)
    .map(phone => phone.trim())
    .filter(phone => phone !== '')
  if (phones.length > 10 || phones.some(phone => textProblem(phone, one) !== null)) return { wrong: 'phones' }
  const places: EditedService['places'] = []
  for (const [position, place] of draft.places.entries()) {
    for (const field of ['name', 'address', 'postalCode', 'city'] as const)
      if (textProblem(place[field], { ...one, optional: true }) !== null)
        return { wrong: `places.${position}.${field}` }
    const hours: EditedService['places'][number]['hours'] = []
    for (const day of weekdays) {
      const read = readDayHours(day, place.hours[day])
      if (read === null) return { wrong: `places.${position}.${day}` }
      hours.push(...read)
    }
    places.push({ ...place, hours })
  }
  return { service: { ...draft, phones, places } }
}
