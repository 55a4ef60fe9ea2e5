import type { RowReport } from '../../../shared/features/imports/imports.schema.ts'
import type { ImportChoices } from '../../../shared/features/imports/mapping.schema.ts'
import { importKey, splitImportKey, visitKey, type VisitKey } from './import-keys.ts'
import type { KnownKey } from './imports.repository.ts'
import type { SheetVisit } from './visits-of-groups.ts'

export interface KeyedVisit {
  readonly visit: SheetVisit
  readonly key: VisitKey
}

export interface NewVisit {
  readonly visit: SheetVisit
  readonly importKey: string
}

export interface Comparison {
  readonly fresh: readonly NewVisit[]
  readonly importedBefore: readonly SheetVisit[]
  readonly notTaken: readonly RowReport[]
}

/** Visits with the keys by which an import knows them again. */
export const withKeys = (visits: readonly SheetVisit[]): KeyedVisit[] =>
  visits.map(visit => ({ visit, key: visitKey(visit) }))

/**
 * Compares a sheet's visits with those that were imported before, by the keys in the vault under the same identities.
 *
 * A visit that says the same as before was imported before, whatever became of it in Fyr. When an imported visit has vanished from
 * the sheet and another of its identity is there instead, that one was changed in the sheet: it is not taken twice but reported, or
 * taken when the mapping says so and none of them was erased. All others are new.
 */
export function compareWithKnown(
  visits: readonly KeyedVisit[],
  knownKeys: readonly KnownKey[],
  rule: ImportChoices['changedVisits']
): Comparison {
  const known = countKeys(knownKeys)
  const fresh: NewVisit[] = []
  const importedBefore: SheetVisit[] = []
  const notTaken: RowReport[] = []
  const unmatched: KeyedVisit[] = []
  for (const keyed of visits) {
    if (known.match(keyed.key)) importedBefore.push(keyed.visit)
    else unmatched.push(keyed)
  }
  for (const { visit, key } of unmatched) {
    if (known.hasVanished(key) && (rule === 'leave-out' || known.isOfErased(key)))
      notTaken.push(...visit.lines.map(line => ({ line, reason: 'visit.changed' as const, params: {} })))
    else fresh.push({ visit, importKey: importKey(key, known.nextOccurrence(key)) })
  }
  return { fresh, importedBefore, notTaken }
}

function countKeys(knownKeys: readonly KnownKey[]) {
  const erased = new Set(knownKeys.filter(known => known.erased).map(({ key }) => splitImportKey(key).identity))
  const unmatchedByIdentity = new Map<string, number>()
  const unmatchedByKey = new Map<string, number>()
  const occurrences = new Map<string, number>()
  const add = (counts: Map<string, number>, key: string, step: number) => counts.set(key, (counts.get(key) ?? 0) + step)
  const same = ({ identity, content }: VisitKey) => `${identity}.${content}`
  for (const key of knownKeys.map(known => splitImportKey(known.key))) {
    add(unmatchedByIdentity, key.identity, 1)
    add(unmatchedByKey, same(key), 1)
    add(occurrences, same(key), 1)
  }
  return {
    /** Whether a visit in the vault says the same and has not been matched yet; it is now. */
    match(key: VisitKey): boolean {
      if ((unmatchedByKey.get(same(key)) ?? 0) === 0) return false
      add(unmatchedByKey, same(key), -1)
      add(unmatchedByIdentity, key.identity, -1)
      return true
    },
    hasVanished: (key: VisitKey): boolean => (unmatchedByIdentity.get(key.identity) ?? 0) > 0,
    /** Whether a visit of this identity was erased. */
    isOfErased: (key: VisitKey): boolean => erased.has(key.identity),
    nextOccurrence(key: VisitKey): number {
      const occurrence = occurrences.get(same(key)) ?? 0
      occurrences.set(same(key), occurrence + 1)
      return occurrence
    }
  }
}
