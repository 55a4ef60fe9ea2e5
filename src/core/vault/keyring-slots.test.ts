import { randomBytes, randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { signKeyring, toBase64, type Keyring, type KeyringContent } from './keyring-format.ts'
import {
  newDerivation,
  passphraseSecret,
  takeGrant,
  unlockWithPassphrase,
  unlockWithRecoveryKey,
  withoutUser,
  withUser
} from './keyring-slots.ts'
import { cheapestCost } from './passphrase-cost.ts'
import { newSigningKeys } from './primitives.ts'

const signing = newSigningKeys()
const recoveryKey = randomBytes(32)
const deskKey = randomBytes(32)
const caseKey = randomBytes(32)
const desk = { compartment: 'desk', epoch: 3, key: deskKey }
const cases = { compartment: 'case', epoch: 1, key: caseKey }
const signer = { compartment: 'keyring', epoch: 1, key: signing.privateKey }

const people = [
  { user: randomUUID(), passphrase: 'lampan sjunger om havet', keys: [desk, cases, signer] },
  { user: randomUUID(), passphrase: 'tre gröna broar i dimman', keys: [desk] },
  { user: randomUUID(), passphrase: 'sju blå stenar vid ån', keys: [desk, cases] }
]

async function keyringOf(everybody: typeof people): Promise<Keyring> {
  const derivation = newDerivation(cheapestCost)
  let content: KeyringContent = {
    kind: 'fyr-keyring',
    format: 1,
    minReader: 1,
    vaultId: randomUUID(),
    generation: 1,
    compartments: [desk, cases, signer].map(({ compartment, epoch }) => ({ name: compartment, epoch })),
    derivations: [derivation],
    users: [],
    slots: [],
    grants: [],
    signedBy: toBase64(signing.publicKey)
  }
  for (const { user, passphrase, keys } of everybody) {
    const secret = await passphraseSecret(derivation, passphrase)
    if (secret === null) throw new Error('too long')
    content = withUser(content, user, { kind: 'passphrase', derivation: derivation.id, secret }, keys)
  }
  content = withUser(content, randomUUID(), { kind: 'recovery', secret: recoveryKey }, [desk, cases, signer])
  return signKeyring(content, signing.privateKey).keyring
}

describe('a keyring of several people', () => {
  it('opens for each with their own passphrase, and gives what they were granted', async () => {
    const keyring = await keyringOf(people)
    for (const { user, passphrase, keys } of people) {
      const unlocked = await unlockWithPassphrase(keyring, passphrase)
      if (unlocked === null) throw new Error('did not open')
      expect(unlocked.user).toBe(user)
      for (const { compartment, key } of [desk, cases, signer]) {
        const granted = keys.some(each => each.compartment === compartment)
        expect(takeGrant(keyring, unlocked, compartment)?.equals(key) ?? null).toBe(granted ? true : null)
      }
    }
    expect(await unlockWithPassphrase(keyring, 'lampan sjunger om hav')).toBeNull()
  })

  it('opens with the recovery key, whoever is there', async () => {
    const keyring = await keyringOf(people)
    const unlocked = unlockWithRecoveryKey(keyring, recoveryKey)
    if (unlocked === null) throw new Error('did not open')
    expect(people.map(person => person.user)).not.toContain(unlocked.user)
    expect(takeGrant(keyring, unlocked, 'desk')?.equals(deskKey)).toBe(true)
    expect(unlockWithRecoveryKey(keyring, randomBytes(32))).toBeNull()
  })

  it('keeps nothing of somebody who is removed', async () => {
    const keyring = await keyringOf(people)
    const [gone] = people
    const { keyring: next } = signKeyring(withoutUser(keyring, gone?.user ?? ''), signing.privateKey)
    expect(await unlockWithPassphrase(next, gone?.passphrase ?? '')).toBeNull()
    expect(JSON.stringify(next)).not.toContain(gone?.user)
    expect((await unlockWithPassphrase(next, people[1]?.passphrase ?? ''))?.user).toBe(people[1]?.user)
  })

  it('takes no grant or slot from another user, compartment or epoch', async () => {
    const keyring = await keyringOf(people)
    const volunteer = await unlockWithPassphrase(keyring, 'tre gröna broar i dimman')
    if (volunteer === null) throw new Error('did not open')
    const moved = {
      ...keyring,
      grants: keyring.grants.map(grant => (grant.compartment === 'case' ? { ...grant, user: volunteer.user } : grant))
    }
    expect(() => takeGrant(moved, volunteer, 'case')).toThrow('vault.keyring-damaged')
    const relabelled = {
      ...keyring,
      grants: keyring.grants.map(grant =>
        grant.user === volunteer.user ? { ...grant, compartment: 'case', epoch: 1 } : grant
      )
    }
    expect(() => takeGrant(relabelled, volunteer, 'case')).toThrow('vault.keyring-damaged')
    const coordinator = await unlockWithPassphrase(keyring, 'lampan sjunger om havet')
    if (coordinator === null) throw new Error('did not open')
    const promoted = {
      ...keyring,
      grants: keyring.grants
        .filter(grant => grant.compartment !== 'case')
        .map(grant => (grant.compartment === 'keyring' ? { ...grant, compartment: 'case' } : grant))
    }
    expect(() => takeGrant(promoted, coordinator, 'case')).toThrow('vault.keyring-damaged')
    const swapped = { ...keyring, slots: keyring.slots.map(slot => ({ ...slot, user: volunteer.user })) }
    expect(await unlockWithPassphrase(swapped, 'lampan sjunger om havet')).toBeNull()
  })

  it('holds no two values that are alike, though all share one derivation', async () => {
    const same = people.map(person => ({ ...person, passphrase: 'lampan sjunger om havet' }))
    const keyring = await keyringOf(same)
    const values = [
      ...keyring.slots.map(slot => slot.sealed),
      ...keyring.slots.map(slot => slot.salt),
      ...keyring.users.map(user => user.publicKey)
    ]
    expect(new Set(values).size).toBe(values.length)
  })
})
