import type { Role } from '../../shared/domain/roles.ts'
import type { KeyringContent } from './keyring-format.ts'
import { currentEpoch, withGrant, withGrants, type CompartmentKey } from './keyring-slots.ts'
import { CASES, DESK, SIGNING } from './layout.ts'

/** Whether somebody with these roles is granted the key of a compartment. */
function mayHold(compartment: string, roles: readonly Role[]): boolean {
  switch (compartment) {
    case DESK:
      return true
    case SIGNING:
      return roles.includes('coordinator')
    case CASES:
      return roles.includes('case-manager')
    default:
      return false
  }
}

/** Those of the keys that somebody with these roles is granted. */
export const keysFor = (roles: readonly Role[], keys: readonly CompartmentKey[]): readonly CompartmentKey[] =>
  keys.filter(key => mayHold(key.compartment, roles))

/**
 * The content with a user's grants as these roles have it. A grant that they keep and whose key is not among `keys`, since whoever
 * changes the roles does not hold it, stays as it is.
 */
export function withRoles(
  content: KeyringContent,
  user: string,
  roles: readonly Role[],
  keys: readonly CompartmentKey[]
): KeyringContent {
  const kept = content.grants.filter(
    grant =>
      grant.user === user &&
      mayHold(grant.compartment, roles) &&
      !keys.some(key => key.compartment === grant.compartment)
  )
  const changed = withGrants(content, user, keysFor(roles, keys))
  return { ...changed, grants: [...changed.grants, ...kept] }
}

/** Who is granted the key of a compartment that is in use. */
export function holdersOf(content: KeyringContent, compartment: string): string[] {
  const epoch = currentEpoch(content, compartment)
  return content.grants
    .filter(grant => grant.compartment === compartment && grant.epoch === epoch)
    .map(grant => grant.user)
}

/** The content with a new key for a compartment, in a new epoch, granted to those who held the old one. */
export function withNewKey(content: KeyringContent, { compartment, epoch, key }: CompartmentKey): KeyringContent {
  const holders = holdersOf(content, compartment)
  const renewed: KeyringContent = {
    ...content,
    compartments: content.compartments.map(each => (each.name === compartment ? { name: compartment, epoch } : each)),
    grants: content.grants.filter(grant => grant.compartment !== compartment)
  }
  return holders.reduce((result, user) => withGrant(result, user, { compartment, epoch, key }), renewed)
}
