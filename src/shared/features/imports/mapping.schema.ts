import { z } from 'zod'
import { isoDateSchema } from '../../domain/month.ts'
import { nameSchema } from '../../domain/text.ts'
import { actions, channels, organisationKinds } from '../../domain/vocabulary.ts'

/** What a column of a bureau's spreadsheet can hold. */
export const importFields = [
  'number',
  'date',
  'time',
  'place',
  'channel',
  'language',
  'ageBand',
  'gender',
  'municipality',
  'timeInSweden',
  'household',
  'topic',
  'action',
  'barrier',
  'organisation',
  'referralWay',
  'outcome',
  'urgency',
  'interpreter',
  'minutes',
  'note',
  'volunteer'
] as const
export type ImportField = (typeof importFields)[number]

/** The fields whose values are matched, one distinct value at a time, with what the desk knows. */
export const valueFields = [
  'time',
  'channel',
  'language',
  'ageBand',
  'gender',
  'municipality',
  'timeInSweden',
  'household',
  'topic',
  'action',
  'barrier',
  'referralWay',
  'outcome',
  'urgency',
  'interpreter',
  'minutes'
] as const
export type ValueField = (typeof valueFields)[number]

/** A column that is not taken. */
export const IGNORE = 'ignore'

/**
 * What to do with one value: take it for a code (several codes for an action or barrier), or leave it out. Leaving out the value
 * takes the row without it; leaving out the row takes nothing of it.
 */
export const decisionSchema = z.union([
  z.string().min(1).max(80),
  z.array(z.string().min(1).max(80)).min(1).max(8),
  z.strictObject({ leaveOut: z.enum(['value', 'row']) })
])
export type Decision = z.infer<typeof decisionSchema>

export const separators = ['semicolon', 'comma', 'tab'] as const
export type Separator = (typeof separators)[number]

const headingSchema = z.string().max(400)
const cellSchema = z.string().max(4000)

/** Whatever a person must or may choose because the file cannot say it. */
const choicesSchema = z.strictObject({
  separator: z.enum(separators).nullable().default(null),
  /** How 3/4/2024 is meant, when the file does not show it. */
  dateOrder: z.enum(['day-month', 'month-day']).nullable().default(null),
  /** What a bare number such as 45598 in the date column counts days from; `leave-out` takes no such row. */
  dayNumbers: z.enum(['from-1900', 'from-1904', 'leave-out']).nullable().default(null),
  /** How visitors came, where the file does not say. */
  defaultChannel: z.enum(channels).default('walk-in'),
  /** What was done, where the file has no column that says it. */
  defaultAction: z.enum(actions).nullable().default(null),
  /** Where visits took place, where the file does not say. */
  defaultPlace: nameSchema.nullable().default(null),
  /** Which neighbouring rows without a visit number are one visit. */
  rowsWithoutNumber: z.enum(['same-time', 'same-details', 'each-row']).default('same-time'),
  /** Visits that were imported before and read differently now. */
  changedVisits: z.enum(['leave-out', 'take']).default('leave-out')
})
export type ImportChoices = z.infer<typeof choicesSchema>

/**
 * How a spreadsheet is to be read. It comes from the confirmation screen, from the vault (what was used last time for the same
 * headings) or from a JSON file; whatever it leaves out is matched by name.
 */
export const mappingSchema = z.strictObject({
  /** Heading, as in the file, to field. */
  columns: z.record(headingSchema, z.enum([...importFields, IGNORE])).default({}),
  /** Field, then value as in the file, to decision. An empty cell is the value ''. */
  values: z.partialRecord(z.enum(valueFields), z.record(cellSchema, decisionSchema)).default({}),
  /** Name of an organisation that is new to the desk, to its kind. */
  organisations: z.record(cellSchema, z.enum(organisationKinds)).default({}),
  choices: choicesSchema.prefault({})
})
export type Mapping = z.infer<typeof mappingSchema>
export type MappingInput = z.input<typeof mappingSchema>

/** The mapping that decides nothing: everything is matched by name. */
export const emptyMapping: Mapping = mappingSchema.parse({})

/** The first and last day of the visits in a file. */
export const dateRangeSchema = z.object({ from: isoDateSchema, to: isoDateSchema })
