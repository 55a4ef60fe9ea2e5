import { FyrError } from '../../../shared/domain/errors.ts'
import type { MatchKind } from '../../../shared/features/imports/imports.schema.ts'
import {
  emptyMapping,
  valueFields,
  type Decision,
  type Mapping,
  type ValueField
} from '../../../shared/features/imports/mapping.schema.ts'
import { fold } from '../../sheets/fold.ts'
import type { Lexicons } from './lexicons.ts'

type ColumnTarget = Mapping['columns'][string]
type Chosen = Extract<MatchKind, 'chosen' | 'remembered'>

/** What the mapping says of a heading or a value, however it is spelled, and whether it said so last time already. */
export interface MappingLookup {
  readonly mapping: Mapping
  readonly column: (heading: string) => { readonly field: ColumnTarget; readonly how: Chosen } | undefined
  readonly value: (
    field: ValueField,
    folded: string
  ) => { readonly decision: Decision; readonly how: Chosen } | undefined
}

/** Looks up what was decided, and whether it was decided now or remembered from an earlier import. */
export function lookUpIn(mapping: Mapping, remembered: Mapping | null): MappingLookup {
  const now = indexed(mapping)
  const before = indexed(remembered ?? emptyMapping)
  const how = (same: boolean): Chosen => (same ? 'remembered' : 'chosen')
  return {
    mapping,
    column(heading) {
      const field = now.columns.get(fold(heading))
      return field === undefined ? undefined : { field, how: how(before.columns.get(fold(heading)) === field) }
    },
    value(field, folded) {
      const decision = now.values[field].get(folded)
      return decision === undefined
        ? undefined
        : { decision, how: how(sameDecision(before.values[field].get(folded), decision)) }
    }
  }
}

/**
 * Checks a mapping that somebody sent. Throws `import.column-unknown` when it names a heading that the file does not have, and
 * `import.mapping-invalid` with field and value when a decision names a code that there is not.
 */
export function checkMapping(mapping: Mapping, headings: readonly string[], lexicons: Lexicons): void {
  const known = new Set(headings.map(fold))
  const stray = Object.keys(mapping.columns).find(heading => !known.has(fold(heading)))
  if (stray !== undefined) throw new FyrError('import.column-unknown', { column: stray.slice(0, 100) })
  for (const { field, value, decision } of decisionsOf(mapping)) {
    if (!isPossible(field, decision, lexicons))
      throw new FyrError('import.mapping-invalid', { field, value: value.slice(0, 100) })
  }
}

/** A remembered mapping without the decisions that are no longer possible, as after a topic was retired: they are asked anew. */
export function withoutStale(mapping: Mapping, lexicons: Lexicons): Mapping {
  const values: Mapping['values'] = {}
  for (const { field, value, decision } of decisionsOf(mapping)) {
    if (isPossible(field, decision, lexicons)) values[field] = { ...values[field], [value]: decision }
  }
  return { ...mapping, values }
}

function* decisionsOf(mapping: Mapping): Generator<{ field: ValueField; value: string; decision: Decision }> {
  for (const field of valueFields) {
    for (const [value, decision] of Object.entries(mapping.values[field] ?? {})) yield { field, value, decision }
  }
}

const severalCodes: ReadonlySet<ValueField> = new Set(['action', 'barrier'])

/** Whether a field takes several codes at once. */
export const takesSeveral = (field: ValueField): boolean => severalCodes.has(field)

function isPossible(field: ValueField, decision: Decision, lexicons: Lexicons): boolean {
  const codes = codesOf(decision)
  return (codes.length < 2 || takesSeveral(field)) && codes.every(code => lexicons[field].codeOf(code) !== undefined)
}

/** The codes that a decision names; none when it leaves something out. */
export function codesOf(decision: Decision): readonly string[] {
  if (typeof decision === 'string') return [decision]
  return Array.isArray(decision) ? decision : []
}

const sameDecision = (one: Decision | undefined, other: Decision): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

function indexed(mapping: Mapping) {
  const byFolded = <Value>(record: Readonly<Record<string, Value>> = {}) =>
    new Map(Object.entries(record).map(([key, value]) => [fold(key), value] as const))
  const { values } = mapping
  return {
    columns: byFolded(mapping.columns),
    values: {
      time: byFolded(values.time),
      channel: byFolded(values.channel),
      language: byFolded(values.language),
      ageBand: byFolded(values.ageBand),
      gender: byFolded(values.gender),
      municipality: byFolded(values.municipality),
      timeInSweden: byFolded(values.timeInSweden),
      household: byFolded(values.household),
      topic: byFolded(values.topic),
      action: byFolded(values.action),
      barrier: byFolded(values.barrier),
      referralWay: byFolded(values.referralWay),
      outcome: byFolded(values.outcome),
      urgency: byFolded(values.urgency),
      interpreter: byFolded(values.interpreter),
      minutes: byFolded(values.minutes)
    } satisfies Record<ValueField, ReadonlyMap<string, Decision>>
  }
}
