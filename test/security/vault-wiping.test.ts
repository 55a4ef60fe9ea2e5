import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createVault } from '../../src/core/vault/create-vault.ts'
import { parseKeyring } from '../../src/core/vault/keyring-format.ts'
import { takeGrant, unlockWithPassphrase } from '../../src/core/vault/keyring-slots.ts'
import { cheapestCost } from '../../src/core/vault/passphrase-cost.ts'
import {
  addPerson,
  changePassphrase,
  changeRoles,
  reinstatePerson,
  removePerson,
  resetPassphrase,
  suspendPerson
} from '../../src/core/vault/people.ts'
import { recoverVault, renewRecoveryKey } from '../../src/core/vault/recovery.ts'
import { parseRecoveryKey } from '../../src/shared/domain/recovery-key.ts'
import { migrations, newFolder, now, open, options, passphrase } from '../db/vault-fixture.ts'

const newPassphrase = 'tre gröna broar i dimman'
const { randomBytes, hkdfSync, diffieHellman, createDecipheriv } = crypto
const originals = { randomBytes, hkdfSync, diffieHellman, createDecipheriv }

/** Every buffer that node:crypto has handed out since `watch`. */
let handedOut: Uint8Array[] = []

/** Lets the vault work as it does, and keeps a hold of each buffer in which a key may have stood. */
function watch(): void {
  handedOut = []
  const keep = <T extends Uint8Array>(bytes: T): T => {
    handedOut.push(bytes)
    return bytes
  }
  Object.assign(crypto, {
    randomBytes: (size: number) => keep(crypto.randomFillSync(Buffer.alloc(size))),
    hkdfSync: (...args: Parameters<typeof hkdfSync>) => {
      const bytes = hkdfSync(...args)
      keep(new Uint8Array(bytes))
      return bytes
    },
    diffieHellman: (keys: { privateKey: crypto.KeyObject; publicKey: crypto.KeyObject }) => keep(diffieHellman(keys)),
    createDecipheriv(...args: Parameters<typeof createDecipheriv>) {
      const decipher = createDecipheriv(...args)
      const update = decipher.update.bind(decipher)
      return Object.assign(decipher, { update: (data: Buffer) => keep(update(data)) })
    }
  })
  syncBuiltinESMExports()
}

function stopWatching(): Buffer[] {
  Object.assign(crypto, originals)
  syncBuiltinESMExports()
  return handedOut.map(bytes => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
}
afterEach(stopWatching)

async function secretsOf(folder: string, word: string): Promise<Buffer[]> {
  const keyring = parseKeyring(readFileSync(path.join(folder, 'keyring.json')))
  const unlocked = await unlockWithPassphrase(keyring, word)
  if (unlocked === null) throw new Error('did not open')
  const grants = ['desk', 'keyring'].map(compartment => takeGrant(keyring, unlocked, compartment))
  return [unlocked.privateKey, ...grants.filter(grant => grant !== null)]
}

const holdersOf = (secrets: readonly Uint8Array[], buffers: readonly Buffer[]): number =>
  buffers.filter(buffer => secrets.some(secret => buffer.includes(Buffer.from(secret)))).length

describe('no key is left in the buffers it passed through', () => {
  it('after making, opening, renewing and recovering, while the vault is still open', async () => {
    const folder = newFolder()

    watch()
    const made = await createVault(folder, options)
    const duringMaking = stopWatching()
    const printed = parseRecoveryKey(made.recoveryKey)
    if (!printed.ok) throw new Error('not a recovery key')
    const secrets = await secretsOf(folder, passphrase)
    expect(secrets).toHaveLength(3)
    expect(holdersOf([...secrets, printed.bytes], duringMaking)).toBe(0)
    made.vault.close()

    watch()
    const vault = await open(folder)
    const duringOpening = stopWatching()
    expect(holdersOf(secrets, duringOpening)).toBe(0)
    expect(duringOpening.length).toBeGreaterThan(4)

    watch()
    const renewed = await renewRecoveryKey(vault, { ownPassphrase: passphrase, now })
    expect(holdersOf(secrets, stopWatching())).toBe(0)
    vault.close()

    watch()
    const recovered = await recoverVault(folder, {
      recoveryKey: renewed,
      newPassphrase,
      migrations,
      now,
      cost: cheapestCost
    })
    const duringRecovery = stopWatching()
    expect(holdersOf(await secretsOf(folder, newPassphrase), duringRecovery)).toBe(0)
    recovered.close()
  })

  it('after every change of the people, while the vault is still open', async () => {
    const folder = newFolder()
    const { vault } = await createVault(folder, options)
    const own = { ownPassphrase: passphrase, now, names: [], cost: cheapestCost }
    const ninas = 'en gul cykel utan klocka'
    let nina = vault.person.id
    let word = ninas
    const steps: readonly (() => Promise<unknown>)[] = [
      async () => {
        const joining = { name: 'Nina Prov', roles: ['coordinator'], newPassphrase: ninas } as const
        nina = await addPerson(vault, { ...own, ...joining })
      },
      () => changeRoles(vault, { ...own, person: nina, roles: ['volunteer'] }),
      () => suspendPerson(vault, { ...own, person: nina }),
      () => reinstatePerson(vault, { ...own, person: nina }),
      () => {
        word = 'fyra katter under trappan'
        return resetPassphrase(vault, { ...own, person: nina, newPassphrase: word })
      },
      () => changePassphrase(vault, { ...own, newPassphrase }),
      () => removePerson(vault, { ...own, ownPassphrase: newPassphrase, person: nina })
    ]
    let before: Buffer[] = await secretsOf(folder, passphrase)
    for (const [index, step] of steps.entries()) {
      watch()
      await step()
      const buffers = stopWatching()
      const isLast = index === steps.length - 1
      const mine = await secretsOf(folder, index < steps.length - 2 ? passphrase : newPassphrase)
      const theirs = isLast ? [] : await secretsOf(folder, word)
      expect(buffers.length).toBeGreaterThan(2)
      expect(holdersOf([...before, ...mine, ...theirs], buffers)).toBe(0)
      before = [...mine, ...theirs]
    }
    vault.close()
  })
})
