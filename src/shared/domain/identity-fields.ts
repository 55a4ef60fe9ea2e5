import { identityKinds, type IdentityKind, identityKindsIn } from './identity-guard.ts'

/**
 * The short texts of the bureau beside notes and answers: the name of a place, of an organisation, of somebody who works here, of the bureau
 * itself; an entry of the directory; and what stands on slips.
 */
export const guardedFields = ['place', 'organisation', 'person', 'bureau', 'directory', 'slip'] as const
export type GuardedField = (typeof guardedFields)[number]

/** A place is often called after its street. */
const inName = identityKinds.filter(kind => kind !== 'address')
/** Phone numbers, addresses and e-mail are what a directory and a slip are for; nothing that belongs to one person is. */
const inPublic = identityKinds.filter(kind => !['phone', 'email', 'address'].includes(kind))

const minded: Readonly<Record<GuardedField, readonly IdentityKind[]>> = {
  place: inName,
  organisation: inName,
  person: identityKinds,
  bureau: inName,
  directory: inPublic,
  slip: inPublic
}

/** The kinds that have no place in a field, whoever they tell of (ADR 73). */
export const mindedIn = (field: GuardedField): readonly IdentityKind[] => minded[field]

/** What texts of a field seem to tell that has no place there, each kind once, without what they told before. */
export function newlyToldIn(
  field: GuardedField,
  texts: readonly string[],
  before: readonly string[] = []
): IdentityKind[] {
  const known = new Set(before.flatMap(identityKindsIn))
  const told = new Set(texts.flatMap(identityKindsIn))
  return minded[field].filter(kind => told.has(kind) && !known.has(kind))
}
