import { randomBytes, randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseKeyring, signKeyring, type Keyring, type KeyringContent } from '../../src/core/vault/keyring-format.ts'
import { takeGrant, unlockWithPassphrase, withUser } from '../../src/core/vault/keyring-slots.ts'
import { newSigningKeys } from '../../src/core/vault/primitives.ts'
import { cheapestCost } from '../../src/core/vault/passphrase-cost.ts'
import { recoverVault } from '../../src/core/vault/recovery.ts'
import { contentsOf, errorOf, migrations, newVault, now, open, passphrase } from '../db/vault-fixture.ts'

/** A keyring that somebody without the coordinators' key has changed and signed with a key of their own. */
async function forge(folder: string, change: (keyring: Keyring) => KeyringContent): Promise<void> {
  const file = path.join(folder, 'keyring.json')
  const own = newSigningKeys()
  writeFileSync(file, signKeyring(change(parseKeyring(readFileSync(file))), own.privateKey).bytes)
}

describe('a keyring signed by anyone but the coordinators', () => {
  it.each<[string, (keyring: Keyring) => KeyringContent]>([
    ['unchanged', keyring => keyring],
    ['with a later generation', keyring => ({ ...keyring, generation: keyring.generation + 1 })],
    [
      'with somebody of their own',
      keyring => {
        const [derivation] = keyring.derivations.map(each => each.id)
        const entry = { kind: 'passphrase', derivation: derivation ?? '', secret: randomBytes(32) } as const
        return withUser(keyring, randomUUID(), entry, [])
      }
    ]
  ])('is refused even to the right passphrase: %s', async (_what, change) => {
    const { folder, recoveryKey } = await newVault()
    await forge(folder, change)
    const before = contentsOf(folder)
    const refused = { code: 'vault.keyring-damaged', params: { reason: 'not-this-vaults' } }
    expect(await errorOf(open(folder))).toMatchObject(refused)
    const recovering = recoverVault(folder, {
      recoveryKey,
      newPassphrase: 'tre gröna broar i dimman',
      migrations,
      now,
      cost: cheapestCost
    })
    expect(await errorOf(recovering)).toMatchObject(refused)
    expect(contentsOf(folder)).toEqual(before)
  })
})

describe('whoever holds a copy of the files but no passphrase', () => {
  it('finds no key in the keyring: every one of them is sealed', async () => {
    const { folder } = await newVault()
    const keyring = parseKeyring(readFileSync(path.join(folder, 'keyring.json')))
    const unlocked = await unlockWithPassphrase(keyring, passphrase)
    if (unlocked === null) throw new Error('did not open')
    const secrets = [unlocked.privateKey, takeGrant(keyring, unlocked, 'desk'), takeGrant(keyring, unlocked, 'keyring')]
    const text = readFileSync(path.join(folder, 'keyring.json'), 'utf8')
    for (const secret of secrets) {
      expect(secret).toHaveLength(32)
      for (const encoding of ['base64', 'base64url', 'hex', 'latin1'] as const) {
        expect(text).not.toContain(secret?.toString(encoding).replace(/=+$/, ''))
      }
    }
  })
})
