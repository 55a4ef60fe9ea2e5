import type { OrganisationKind } from '../../../shared/domain/vocabulary.ts'
import type { FieldReport, ValueReport } from '../../../shared/features/imports/imports.schema.ts'
import type {
  Decision,
  IGNORE,
  ImportChoices,
  ImportField,
  Mapping,
  ValueField
} from '../../../shared/features/imports/mapping.schema.ts'

/** The mapping with a column taken for a field, or not taken. */
export const withColumn = (mapping: Mapping, heading: string, field: ImportField | typeof IGNORE): Mapping => ({
  ...mapping,
  columns: { ...mapping.columns, [heading]: field }
})

/** The mapping with one value decided. */
export const withDecision = (mapping: Mapping, field: ValueField, value: string, decision: Decision): Mapping => ({
  ...mapping,
  values: { ...mapping.values, [field]: { ...mapping.values[field], [value]: decision } }
})

/** The mapping with every undecided value of a field that is listed left out, its rows with it where the field cannot be empty. */
export function withUndecidedLeftOut(mapping: Mapping, report: FieldReport): Mapping {
  const decision: Decision = { leaveOut: report.required ? 'row' : 'value' }
  return undecidedOf(report).reduce(
    (settled, { value }) => withDecision(settled, report.field, value, decision),
    mapping
  )
}

/** The values of a column that nobody has settled yet. */
export const undecidedOf = (report: FieldReport): readonly ValueReport[] =>
  report.values.filter(value => !value.settled)

/** The mapping with the kind of a new organisation. */
export const withKind = (mapping: Mapping, name: string, kind: OrganisationKind): Mapping => ({
  ...mapping,
  organisations: { ...mapping.organisations, [name]: kind }
})

/** The mapping with another choice about the whole file. */
export const withChoice = (mapping: Mapping, choice: Partial<ImportChoices>): Mapping => ({
  ...mapping,
  choices: { ...mapping.choices, ...choice }
})

/** What stands in the control of a value: codes, left out, or nothing yet. */
export type Settlement =
  | { readonly kind: 'codes'; readonly codes: readonly string[] }
  | { readonly kind: 'left-out'; readonly leaveOut: 'value' | 'row' }
  | { readonly kind: 'undecided' }

/** How a value is settled: by what was just chosen, before the bureau has answered, else as the preview says. */
export function settlementOf(mapping: Mapping, field: ValueField, report: ValueReport): Settlement {
  const decision = ownEntry(mapping.values[field], report.value)
  if (decision !== undefined) return asSettlement(decision)
  if (!report.settled) return { kind: 'undecided' }
  if (report.leaveOut !== null) return { kind: 'left-out', leaveOut: report.leaveOut }
  return { kind: 'codes', codes: report.codes }
}

/** The decision for the codes that are ticked for a value of which several may hold; none ticked leaves the value out. */
export function decisionForCodes(codes: readonly string[]): Decision {
  const [first, ...more] = codes
  if (first === undefined) return { leaveOut: 'value' }
  return more.length === 0 ? first : [first, ...more]
}

/** For each field, the values that are being settled, in the order in which they came up. */
export type SeenValues = Readonly<Partial<Record<ValueField, readonly string[]>>>

/** What was seen with the values that are undecided now behind it; the same object when there is nothing new. */
export function withUndecidedSeen(seen: SeenValues, fields: readonly FieldReport[]): SeenValues {
  return fields.reduce((all, report) => {
    const known = all[report.field] ?? []
    const fresh = undecidedOf(report).filter(({ value }) => !known.includes(value))
    return fresh.length === 0 ? all : { ...all, [report.field]: [...known, ...fresh.map(({ value }) => value)] }
  }, seen)
}

/** The values of a field that are being settled, in the order in which they came up, and the others as listed. */
export function split(report: FieldReport, seen: readonly string[]): { inHand: ValueReport[]; settled: ValueReport[] } {
  const place = new Map(seen.map((value, index) => [value, index]))
  const placeOf = ({ value }: ValueReport): number => place.get(value) ?? -1
  return {
    inHand: report.values.filter(value => placeOf(value) >= 0).toSorted((one, other) => placeOf(one) - placeOf(other)),
    settled: report.values.filter(value => placeOf(value) < 0)
  }
}

function asSettlement(decision: Decision): Settlement {
  if (typeof decision === 'string') return { kind: 'codes', codes: [decision] }
  return 'leaveOut' in decision ? { kind: 'left-out', leaveOut: decision.leaveOut } : { kind: 'codes', codes: decision }
}

/** A cell may hold the name of something that every object has, such as `constructor`. */
const ownEntry = <Value>(entries: Readonly<Record<string, Value>> | undefined, key: string): Value | undefined =>
  entries !== undefined && Object.hasOwn(entries, key) ? entries[key] : undefined
