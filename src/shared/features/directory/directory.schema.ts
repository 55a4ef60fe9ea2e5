import { z } from 'zod'
import { languageCodeSchema, municipalityCodeSchema, topicCodeSchema } from '../../domain/codes.ts'
import { organisationIdSchema, recordIdSchema } from '../../domain/ids.ts'
import { isoDateSchema, timeOfDaySchema } from '../../domain/month.ts'
import { weekdays } from '../../domain/opening-rules.ts'
import { nameSchema, noteSchema } from '../../domain/text.ts'
import { organisationKinds } from '../../domain/vocabulary.ts'

/** A line of the directory is a service, or an organisation of which no service is known. */
export const entryKinds = ['service', 'organization'] as const
export type EntryKind = (typeof entryKinds)[number]

export const entryRefSchema = z.object({ kind: z.enum(entryKinds), id: recordIdSchema })
export type EntryRef = z.infer<typeof entryRefSchema>

/** Why an entry asks to be checked. */
export const checkReasons = ['never-checked', 'checked-long-ago', 'referrals-fail'] as const
export type CheckReason = (typeof checkReasons)[number]

/** An entry that was checked longer ago than this asks to be checked again. */
export const CHECK_AFTER_MONTHS = 6
/** So many referrals that failed since an entry was checked make it ask to be checked again. */
export const FAILURES_THAT_ASK = 3

export const serviceStatuses = ['active', 'inactive', 'defunct', 'temporarily closed'] as const

export const entrySummarySchema = entryRefSchema.extend({
  name: z.string(),
  organisation: z.string(),
  city: z.string(),
  status: z.enum(serviceStatuses),
  topics: z.array(topicCodeSchema),
  checkedOn: isoDateSchema.nullable(),
  asks: z.array(z.enum(checkReasons))
})
export type EntrySummary = z.infer<typeof entrySummarySchema>

export const entryFilterSchema = z.object({
  /** What was typed so far; each word must begin or stand inside a word of the entry. */
  text: z.string().max(200),
  /** A topic or a group; a group takes its topics with it. */
  topic: topicCodeSchema.nullable(),
  /** Only those that ask to be checked. */
  asking: z.boolean(),
  offset: z.int().min(0).max(1_000_000),
  limit: z.int().min(1).max(100)
})
export type EntryFilter = z.infer<typeof entryFilterSchema>

export const entryPageSchema = z.object({
  entries: z.array(entrySummarySchema),
  total: z.int().min(0),
  /** How many of the whole directory ask to be checked. */
  asking: z.int().min(0)
})
export type EntryPage = z.infer<typeof entryPageSchema>

/** A stretch of opening on some days of each week, as the edit form holds it. */
export const weeklyHoursSchema = z.object({
  day: z.enum(weekdays),
  opens: timeOfDaySchema,
  /** Earlier than `opens`, or the same: on the next day. */
  closes: timeOfDaySchema
})
export type WeeklyHours = z.infer<typeof weeklyHoursSchema>

/** Hours as they are shown: weekly stretches, and in words whatever is not that simple. */
const shownHoursSchema = z.object({
  weekly: z.array(weeklyHoursSchema),
  /** Other rules, such as `every second Wednesday`, each in the parts that it is made of. */
  other: z.array(
    z.object({
      from: isoDateSchema.nullable(),
      to: isoDateSchema.nullable(),
      rule: z.string(),
      opens: z.string(),
      closes: z.string(),
      closed: z.boolean(),
      text: z.string()
    })
  )
})
export type ShownHours = z.infer<typeof shownHoursSchema>

const shownPlaceSchema = z.object({
  id: recordIdSchema,
  name: z.string(),
  description: z.string(),
  transportation: z.string(),
  addresses: z.array(z.object({ lines: z.array(z.string()), postalCode: z.string(), city: z.string() })),
  phones: z.array(z.object({ number: z.string(), text: z.string() })),
  accessibility: z.array(z.string()),
  hours: shownHoursSchema
})
export type ShownPlace = z.infer<typeof shownPlaceSchema>

const line = nameSchema.or(z.literal(''))
const lines = noteSchema.or(z.literal(''))

/** A place as the form holds it; `id` is null for a new one. */
const editedPlaceSchema = z.object({
  id: recordIdSchema.nullable(),
  name: line,
  address: line,
  postalCode: line,
  city: line,
  hours: z.array(weeklyHoursSchema).max(42)
})

/** What a coordinator writes about a service. Whatever else its source says of it stays as it is. */
export const editedServiceSchema = z.object({
  /** Null for a new one. */
  id: recordIdSchema.nullable(),
  organisation: z.object({ name: nameSchema, kind: z.enum(organisationKinds) }),
  name: nameSchema,
  description: lines,
  status: z.enum(serviceStatuses),
  topics: z.array(topicCodeSchema).max(40),
  areas: z.array(municipalityCodeSchema).max(300),
  languages: z.array(languageCodeSchema).max(60),
  eligibility: lines,
  fees: lines,
  howToApply: lines,
  interpretation: lines,
  url: line,
  email: line,
  phones: z.array(nameSchema).max(10),
  places: z.array(editedPlaceSchema).max(50),
  /** The bureau's own note. */
  note: lines
})
export type EditedService = z.infer<typeof editedServiceSchema>

/** A service of which nobody has written anything yet. */
export const emptyService: EditedService = {
  id: null,
  organisation: { name: '', kind: 'association' },
  name: '',
  description: '',
  status: 'active',
  topics: [],
  areas: [],
  languages: [],
  eligibility: '',
  fees: '',
  howToApply: '',
  interpretation: '',
  url: '',
  email: '',
  phones: [],
  places: [],
  note: ''
}

/** Everything in a service that is text of anybody's wording. */
export const textsOfService = (service: EditedService): string[] => [
  service.organisation.name,
  service.name,
  service.description,
  service.eligibility,
  service.fees,
  service.howToApply,
  service.interpretation,
  service.url,
  service.email,
  ...service.phones,
  ...service.places.flatMap(({ name, address, postalCode, city }) => [name, address, postalCode, city]),
  service.note
]

/** Everything that is known of an entry. Texts that nobody wrote are empty. */
export const entryDetailsSchema = entrySummarySchema.extend({
  organisationId: organisationIdSchema.nullable(),
  organisationKind: z.enum(organisationKinds).nullable(),
  organisationDescription: z.string(),
  description: z.string(),
  alternateName: z.string(),
  url: z.string(),
  email: z.string(),
  alert: z.string(),
  interpretation: z.string(),
  howToApply: z.string(),
  fees: z.string(),
  waitTime: z.string(),
  eligibility: z.string(),
  ages: z.object({ from: z.string(), to: z.string() }),
  documents: z.array(z.string()),
  costs: z.array(z.string()),
  phones: z.array(z.object({ number: z.string(), text: z.string() })),
  contacts: z.array(z.object({ name: z.string(), title: z.string(), email: z.string(), phones: z.array(z.string()) })),
  /** Languages of the bureau's list by code, others as they are named. */
  languages: z.array(z.object({ code: languageCodeSchema.nullable(), name: z.string() })),
  /** Municipalities by code, other areas as they are named. */
  areas: z.array(z.object({ code: municipalityCodeSchema.nullable(), name: z.string() })),
  hours: shownHoursSchema,
  places: z.array(shownPlaceSchema),
  /** Where it was imported from; null for what the bureau wrote itself. */
  source: z.string().nullable(),
  checkedBy: z.string().nullable(),
  note: z.string().nullable(),
  editedAt: z.iso.datetime().nullable(),
  /** What the form begins with; null for an organisation. */
  editable: editedServiceSchema.nullable()
})
export type EntryDetails = z.infer<typeof entryDetailsSchema>
