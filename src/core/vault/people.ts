import { randomBytes } from 'node:crypto'
import { FyrError } from '../../shared/domain/errors.ts'
import { personIdSchema, uuidv7, type PersonId } from '../../shared/domain/ids.ts'
import { personNameKey } from '../../shared/domain/person-name.ts'
import type { PersonStatus } from '../../shared/domain/person-status.ts'
import type { Role } from '../../shared/domain/roles.ts'
import { keysFor, withNewKey, withRoles } from './compartments.ts'
import { startEpoch, type EpochProgress } from './epoch.ts'
import { withVaultFaults } from './faults.ts'
import { nextKeyring } from './keyring-file.ts'
import { keepSignature, MOST_USERS, type Keyring, type KeyringContent } from './keyring-format.ts'
import { currentEpoch, withGrants, withoutUser, withSlotResealed, withUser } from './keyring-slots.ts'
import { DESK, freeEpoch, SIGNING } from './layout.ts'
import { assertPassphrase, withSlotSecret, type ChosenPassphrase } from './new-passphrase.ts'
import { keyOf, withCoordinatorsKeys, withOwnKeys, type OwnPassphrase } from './own-keys.ts'
import { applyChange, commitChange } from './people-change.ts'
import { findPerson, listPeople, type ListedPerson } from './people-table.ts'
import { KEY_BYTES, newSigningKeys, wipe } from './primitives.ts'
import type { Vault } from './vault.ts'

/**
 * Who may get into an open vault, and as what. Every step that changes the keyring asks for one's own passphrase again. Nobody
 * suspends or removes themselves or stops being a coordinator by their own hand, so that one active coordinator always remains:
 * whoever did it.
 *
 * All fail with `vault.wrong-passphrase`, `vault.too-many-tries` or `call.forbidden` where the own passphrase is not right or not a
 * coordinator's, and with `people.unknown` for a person who is not there or was removed. All of a step happens or nothing.
 */

type Chosen = Omit<ChosenPassphrase, 'names'> & {
  /** The bureau's name; the person's own is looked at anyway. */
  readonly names: readonly string[]
}

/** Adds a person with a slot of their own. Fails with `people.name-taken`, `people.too-many` or `vault.passphrase-weak`. */
export function addPerson(
  vault: Vault,
  request: OwnPassphrase & Chosen & { readonly name: string; readonly roles: readonly Role[] }
): Promise<PersonId> {
  const { name, roles } = request
  const names = [name, ...request.names]
  return withVaultFaults(vault.folder, async () => {
    assertNameFree(vault, name)
    assertPassphrase(request.newPassphrase, names)
    return withCoordinatorsKeys(vault, request, async ({ keyring, keys, signingKey }) => {
      if (keyring.users.length >= MOST_USERS) throw new FyrError('people.too-many', { most: MOST_USERS - 1 })
      const person = personIdSchema.parse(uuidv7(request.now(), randomBytes(10)))
      await withSlotSecret(keyring, { ...request, names }, null, async (content, entry) => {
        const next = nextKeyring(withUser(content, person, entry, keysFor(roles, keys)), signingKey)
        await commitChange(vault, next, { kind: 'added', ...noted(vault, person, request), name, roles: [...roles] })
      })
      return person
    })
  })
}

/** Gives a person other roles. Fails with `people.self` for a coordinator who would stop being one. */
export function changeRoles(
  vault: Vault,
  request: OwnPassphrase & { readonly person: PersonId; readonly roles: readonly Role[] }
): Promise<void> {
  const { roles: after } = request
  return withVaultFaults(vault.folder, async () => {
    const person = existing(vault, request.person)
    const stops = isCoordinator(person.roles) && !isCoordinator(after)
    if (stops && person.id === vault.person.id) throw new FyrError('people.self')
    await withCoordinatorsKeys(vault, request, async ({ keyring, keys, signingKey }) => {
      // Somebody who is suspended has no grants, whatever their roles are; they get them when they are reinstated.
      const content = person.status === 'active' ? withRoles(keyring, person.id, after, keys) : keyring
      const change = { ...noted(vault, person.id, request), before: [...person.roles], after: [...after] }
      await withSigner(content, signingKey, stops, next =>
        commitChange(vault, next, { kind: 'rolesChanged', ...change })
      )
    })
  })
}

/** Keeps a person out until they are reinstated: their slot stays and opens nothing. Fails with `people.self` or `people.state`. */
export function suspendPerson(vault: Vault, request: OwnPassphrase & { readonly person: PersonId }): Promise<void> {
  return withVaultFaults(vault.folder, async () => {
    const person = other(vault, request.person, 'active')
    await withCoordinatorsKeys(vault, request, ({ keyring, signingKey }) =>
      withSigner(withGrants(keyring, person.id, []), signingKey, isCoordinator(person.roles), next =>
        commitChange(vault, next, { kind: 'suspended', ...noted(vault, person.id, request) })
      )
    )
  })
}

/** Lets a suspended person in again, with the passphrase that they had. Fails with `people.state`. */
export function reinstatePerson(vault: Vault, request: OwnPassphrase & { readonly person: PersonId }): Promise<void> {
  return withVaultFaults(vault.folder, async () => {
    const person = other(vault, request.person, 'suspended')
    await withCoordinatorsKeys(vault, request, ({ keyring, keys, signingKey }) =>
      commitChange(vault, nextKeyring(withRoles(keyring, person.id, person.roles, keys), signingKey), {
        kind: 'reinstated',
        ...noted(vault, person.id, request)
      })
    )
  })
}

/** Gives another person new keys under a new passphrase; the old one stops working. Fails with `people.self` or `people.state`. */
export function resetPassphrase(
  vault: Vault,
  request: OwnPassphrase & Chosen & { readonly person: PersonId }
): Promise<void> {
  return withVaultFaults(vault.folder, async () => {
    const person = other(vault, request.person, 'active')
    const names = [person.name, ...request.names]
    assertPassphrase(request.newPassphrase, names)
    await withCoordinatorsKeys(vault, request, ({ keyring, keys, signingKey }) =>
      withSlotSecret(keyring, { ...request, names }, null, async (content, entry) => {
        const changed = withUser(withoutUser(content, person.id), person.id, entry, keysFor(person.roles, keys))
        await commitChange(vault, nextKeyring(changed, signingKey), {
          kind: 'passphraseReset',
          ...noted(vault, person.id, request)
        })
      })
    )
  })
}

/**
 * Removes a person for good: their slot and grants go, and the desk file gets another key, so that nothing they have kept opens what is
 * recorded from now on; so does the keyring's signature. Their name stays with what they have recorded. Fails with `people.self`.
 */
export function removePerson(
  vault: Vault,
  request: OwnPassphrase & { readonly person: PersonId; readonly progress?: EpochProgress }
): Promise<void> {
  return withVaultFaults(vault.folder, async () => {
    const person = existing(vault, request.person)
    if (person.id === vault.person.id) throw new FyrError('people.self')
    await withCoordinatorsKeys(vault, request, async ({ keyring, keys }) => {
      const newKey = randomBytes(KEY_BYTES)
      const signing = newSigningKeys()
      try {
        const epoch = freeEpoch(vault.folder, DESK, currentEpoch(keyring, DESK))
        const known = withoutStrangers(withoutUser(keyring, person.id), listPeople(vault.db))
        const content = [
          { compartment: DESK, epoch, key: newKey },
          { compartment: SIGNING, epoch: currentEpoch(keyring, SIGNING) + 1, key: signing.privateKey }
        ].reduce(withNewKey, known)
        await startEpoch(vault, {
          next: nextKeyring(content, signing.privateKey),
          oldKey: keyOf(keys, DESK),
          newKey,
          change: { kind: 'removed', ...noted(vault, person.id, request) },
          progress: request.progress ?? (() => undefined)
        })
      } finally {
        wipe(newKey, signing.privateKey)
      }
    })
  })
}

/** Whoever was a coordinator could have signed a user in whom nobody knows: the new keys are not for them. */
function withoutStrangers(keyring: KeyringContent, people: readonly ListedPerson[]): KeyringContent {
  const known = new Set<string>([
    ...people.filter(person => person.status !== 'removed').map(person => person.id),
    ...keyring.slots.filter(slot => slot.kind === 'recovery').map(slot => slot.user)
  ])
  return keyring.users
    .filter(user => !known.has(user.id))
    .reduce((content, { id }) => withoutUser(content, id), keyring)
}

/** Changes one's own passphrase, whatever one's role: the coordinators have signed who has a slot, not how it opens. */
export function changePassphrase(vault: Vault, request: OwnPassphrase & Chosen): Promise<void> {
  return withVaultFaults(vault.folder, async () => {
    const person = existing(vault, vault.person.id)
    const names = [person.name, ...request.names]
    assertPassphrase(request.newPassphrase, names)
    await withOwnKeys(vault, request, ({ keyring, unlocked }) =>
      withSlotSecret(keyring, { ...request, names }, null, (content, entry) =>
        commitChange(vault, keepSignature(keyring, withSlotResealed(content, unlocked, entry)), {
          kind: 'passphraseChanged',
          ...noted(vault, person.id, request)
        })
      )
    )
  })
}

/** Gives a person another name. It stands in the desk file alone, so no passphrase is asked for. Fails with `people.name-taken`. */
export async function renamePerson(
  vault: Vault,
  { person, name, now }: Pick<OwnPassphrase, 'now'> & { readonly person: PersonId; readonly name: string }
): Promise<void> {
  assertNameFree(vault, name, existing(vault, person).id)
  const change = { kind: 'renamed', ...noted(vault, person, { now }), name } as const
  await vault.record(vault.db, change, () => applyChange(vault.db, change))
}

/** Somebody who has not been removed. */
function existing(vault: Vault, id: PersonId): ListedPerson {
  const person = findPerson(vault.db, id)
  if (person === null || person.status === 'removed') throw new FyrError('people.unknown')
  return person
}

/** Somebody else, with the status that the step needs. */
function other(vault: Vault, id: PersonId, status: PersonStatus): ListedPerson {
  const person = existing(vault, id)
  if (person.id === vault.person.id) throw new FyrError('people.self')
  if (person.status !== status) throw new FyrError('people.state')
  return person
}

function assertNameFree(vault: Vault, name: string, except: PersonId | null = null): void {
  const key = personNameKey(name)
  const taken = listPeople(vault.db).some(
    person => person.status !== 'removed' && person.id !== except && personNameKey(person.name) === key
  )
  if (taken) throw new FyrError('people.name-taken')
}

const isCoordinator = (roles: readonly Role[]): boolean => roles.includes('coordinator')

const noted = (vault: Vault, person: PersonId, { now }: Pick<OwnPassphrase, 'now'>) => ({
  person,
  by: vault.person.id,
  at: new Date(now()).toISOString()
})

/**
 * Signs the next keyring: with a new key, granted to the coordinators who remain, where somebody who had the old one must not sign
 * any more. They might have kept it.
 */
async function withSigner(
  content: KeyringContent,
  signingKey: Uint8Array,
  renew: boolean,
  step: (next: { readonly keyring: Keyring; readonly bytes: Buffer }) => Promise<void>
): Promise<void> {
  if (!renew) return step(nextKeyring(content, signingKey))
  const { privateKey } = newSigningKeys()
  const epoch = currentEpoch(content, SIGNING) + 1
  try {
    await step(nextKeyring(withNewKey(content, { compartment: SIGNING, epoch, key: privateKey }), privateKey))
  } finally {
    wipe(privateKey)
  }
}
