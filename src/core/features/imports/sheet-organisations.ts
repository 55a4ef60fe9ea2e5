import type { OrganisationReport } from '../../../shared/features/imports/imports.schema.ts'
import type { Mapping } from '../../../shared/features/imports/mapping.schema.ts'
import type { Organisation } from '../../../shared/features/organisations/organisations.schema.ts'
import { authorityKinds } from '../../authorities.ts'
import type { SheetVisit } from './visits-of-groups.ts'

interface Known {
  readonly organisations: readonly Organisation[]
  readonly keyOf: (name: string) => string
}

/**
 * The organisations that visits were referred to: those the desk knows, and new ones with their kind as the mapping says, or from
 * the list of authorities, or `other`. New ones first, each by how often it is named.
 */
export function organisationsOf(
  visits: readonly SheetVisit[],
  mapping: Mapping,
  { organisations, keyOf }: Known
): OrganisationReport[] {
  const known = new Map(organisations.map(organisation => [keyOf(organisation.name), organisation]))
  const chosen = new Map(Object.entries(mapping.organisations).map(([name, kind]) => [keyOf(name), kind] as const))
  const authorityKind = authorityKinds(keyOf)
  const named = new Map<string, OrganisationReport>()
  for (const name of referrals(visits)) {
    const key = keyOf(name)
    const before = named.get(key)
    named.set(key, before === undefined ? described(key, name) : { ...before, count: before.count + 1 })
  }
  return [...named.values()].toSorted(
    (one, other) => Number(one.how === 'known') - Number(other.how === 'known') || other.count - one.count
  )

  function described(key: string, name: string): OrganisationReport {
    const existing = known.get(key)
    if (existing !== undefined) return { name: existing.name, count: 1, kind: existing.kind, how: 'known' }
    const kind = chosen.get(key)
    if (kind !== undefined) return { name, count: 1, kind, how: 'chosen' }
    const authority = authorityKind(key)
    return authority === null
      ? { name, count: 1, kind: 'other', how: 'none' }
      : { name, count: 1, kind: authority, how: 'authority' }
  }
}

function* referrals(visits: readonly SheetVisit[]): Generator<string> {
  for (const { questions } of visits) {
    for (const { organisation } of questions) if (organisation !== null) yield organisation
  }
}
