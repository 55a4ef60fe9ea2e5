import {
  listLimits,
  type FieldReport,
  type MatchKind,
  type OpenQuestion
} from '../../../shared/features/imports/imports.schema.ts'
import type { Decision, ValueField } from '../../../shared/features/imports/mapping.schema.ts'
import { fold } from '../../sheets/fold.ts'
import { tellsWho } from './cell-checks.ts'
import type { Lexicon } from './lexicon.ts'
import { codesOf, takesSeveral, type MappingLookup } from './mapping-lookup.ts'

/** What one value is taken for. */
export interface SettledValue<Code extends string> {
  readonly how: MatchKind
  readonly codes: readonly Code[]
  readonly leaveOut: 'value' | 'row' | null
  readonly candidates: readonly Code[]
  readonly settled: boolean
}

/** The values of one field as they turn up: settles each distinct one once and counts how often it stands in the file. */
export interface ValueColumn<Code extends string> {
  readonly read: (cell: string) => SettledValue<Code>
  readonly report: () => FieldReport
  readonly open: () => OpenQuestion[]
}

interface Entry<Code extends string> {
  /** The first spelling. */
  readonly value: string
  readonly settled: SettledValue<Code>
  count: number
}

/** What is longer is no name of anything: its row is not taken, and it is not listed. Nor is a number of a person. */
export const longestValue = 200

const requiredFields: ReadonlySet<ValueField> = new Set(['topic', 'action'])

/** Reads the cells of a column of codes, each different text once. */
export function createValueColumn<Code extends string>(
  field: ValueField,
  lexicon: Lexicon<Code>,
  lookup: MappingLookup
): ValueColumn<Code> {
  const byCell = new Map<string, Entry<Code>>()
  const byFolded = new Map<string, Entry<Code>>()

  const add = (cell: string): Entry<Code> => {
    const folded = fold(cell)
    const entry = byFolded.get(folded) ?? {
      value: cell.normalize('NFC').trim(),
      settled: settle(field, folded, lexicon, lookup),
      count: 0
    }
    byFolded.set(folded, entry)
    byCell.set(cell, entry)
    return entry
  }

  const listed = () => [...byFolded.values()].filter(entry => isWorthListing(field, entry)).toSorted(byUrgency)

  return {
    read(cell) {
      if (cell.length > longestValue) return unread
      const entry = byCell.get(cell) ?? (tellsWho(cell) ? null : add(cell))
      if (entry === null) return unread
      entry.count += 1
      return entry.settled
    },
    report() {
      const entries = listed()
      const values = entries.slice(0, listLimits.values).map(({ value, count, settled }) => ({
        ...settled,
        value,
        count,
        codes: [...settled.codes],
        candidates: [...settled.candidates]
      }))
      return {
        field,
        required: requiredFields.has(field),
        several: takesSeveral(field),
        values,
        distinct: entries.length
      }
    },
    open() {
      const undecided = listed().filter(entry => !entry.settled.settled)
      const rest = undecided.length - listLimits.values
      return [
        ...undecided
          .slice(0, listLimits.values)
          .map(({ value, count }) => ({ about: 'value' as const, field, value, count })),
        ...(rest > 0 ? [{ about: 'values' as const, field, count: rest }] : [])
      ]
    }
  }
}

const unread = { how: 'none', codes: [], leaveOut: null, candidates: [], settled: true } as const

const empty = { codes: [], leaveOut: null, candidates: [] } as const

function settle<Code extends string>(
  field: ValueField,
  folded: string,
  lexicon: Lexicon<Code>,
  lookup: MappingLookup
): SettledValue<Code> {
  const mapped = lookup.value(field, folded)
  if (mapped !== undefined) return { ...empty, how: mapped.how, ...decided(mapped.decision, lexicon), settled: true }
  if (folded === '')
    return { ...empty, how: 'none', leaveOut: requiredFields.has(field) ? 'row' : 'value', settled: true }
  const found = lexicon.find(folded)
  if (found === null) return { ...empty, how: 'none', settled: false }
  if (found.how === 'ambiguous') return { ...empty, how: 'ambiguous', candidates: found.candidates, settled: false }
  return {
    ...empty,
    how: found.how,
    codes: found.codes,
    leaveOut: found.codes.length === 0 ? 'value' : null,
    settled: true
  }
}

function decided<Code extends string>(
  decision: Decision,
  lexicon: Lexicon<Code>
): Pick<SettledValue<Code>, 'codes' | 'leaveOut'> {
  if (typeof decision === 'object' && 'leaveOut' in decision) return { codes: [], leaveOut: decision.leaveOut }
  return { codes: codesOf(decision).flatMap(code => lexicon.codeOf(code) ?? []), leaveOut: null }
}

/** Times that are times are not listed, nor minutes that are minutes: there are too many. Nor are empty cells that only mean "not asked". */
function isWorthListing<Code extends string>(field: ValueField, { value, settled }: Entry<Code>): boolean {
  if ((field === 'time' || field === 'minutes') && settled.how === 'name') return false
  return value !== '' || settled.how !== 'none' || requiredFields.has(field)
}

const byUrgency = (one: Entry<string>, other: Entry<string>): number =>
  urgency(one) - urgency(other) || other.count - one.count

function urgency({ settled }: Entry<string>): number {
  if (!settled.settled) return 0
  return settled.how === 'name' ? 2 : 1
}
