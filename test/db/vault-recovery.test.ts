import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { cheapestCost } from '../../src/core/vault/passphrase-cost.ts'
import { recoverVault, renewRecoveryKey } from '../../src/core/vault/recovery.ts'
import {
  codeOf,
  contentsOf,
  copyOf,
  countNotes,
  errorOf,
  inVault,
  migrations,
  newVault,
  now,
  open,
  passphrase
} from './vault-fixture.ts'

const next = 'tre gröna broar i dimman'
const recover = (folder: string, recoveryKey: string, newPassphrase = next) =>
  recoverVault(folder, { recoveryKey, newPassphrase, migrations, now, cost: cheapestCost })

describe('the recovery key', () => {
  it('opens the vault and sets a new passphrase; the old one stops working', async () => {
    const { folder, recoveryKey } = await newVault(3)
    const vault = await recover(folder, recoveryKey.toLowerCase().replaceAll('-', ' '))
    expect(countNotes(vault)).toBe(3)
    expect(vault.person.name).toBe('Maja Ek')
    vault.close()
    expect(await codeOf(open(folder, passphrase))).toBe('vault.wrong-passphrase')
    const opened = await open(folder, next)
    expect(opened.person).toEqual(vault.person)
    opened.close()
  })

  it('works more than once', async () => {
    const { folder, recoveryKey } = await newVault(0)
    for (const word of [next, 'sju blå stenar vid ån']) (await recover(folder, recoveryKey, word)).close()
    const vault = await open(folder, 'sju blå stenar vid ån')
    expect(vault.person.name).toBe('Maja Ek')
    vault.close()
  })

  it('takes the old passphrase out of force also for an old keyring put back, and leaves the file as it is', async () => {
    const { folder, recoveryKey } = await newVault(3)
    const keyring = path.join(folder, 'keyring.json')
    const [old, oldDesk] = [readFileSync(keyring), readFileSync(path.join(folder, 'desk-1.db'))]
    ;(await recover(folder, recoveryKey)).close()
    const current = readFileSync(keyring)

    writeFileSync(keyring, old)
    const before = contentsOf(folder)
    expect(await codeOf(open(folder, passphrase))).toBe('vault.keyring-older')
    expect(await codeOf(recover(folder, recoveryKey))).toBe('vault.keyring-older')
    expect(contentsOf(folder)).toEqual(before)

    writeFileSync(keyring, current)
    ;(await open(folder, next)).close()
    writeFileSync(path.join(folder, 'desk-1.db'), oldDesk)
    expect(await codeOf(open(folder, next))).toBe('vault.desk-older')
    rmSync(path.join(folder, 'desk.mark'))
    ;(await open(folder, next)).close()
    writeFileSync(keyring, old)
    expect(await codeOf(open(folder, passphrase))).toBe('vault.keyring-older')
  })

  it('ends the delay after wrong passphrases', async () => {
    const { folder, recoveryKey } = await newVault(0)
    for (let tries = 0; tries < 5; tries += 1) expect(await codeOf(open(folder, 'fel'))).toBe('vault.wrong-passphrase')
    expect(await codeOf(open(folder))).toBe('vault.too-many-tries')
    ;(await recover(folder, recoveryKey)).close()
    ;(await open(folder, next)).close()
  })

  it('says what is wrong with a mistyped one', async () => {
    const { folder, recoveryKey } = await newVault(0)
    const other = await newVault(0)
    const flipped = recoveryKey.startsWith('0') ? `1${recoveryKey.slice(1)}` : `0${recoveryKey.slice(1)}`
    const before = contentsOf(folder)
    expect(await errorOf(recover(folder, flipped))).toMatchObject({
      code: 'vault.wrong-recovery-key',
      params: { reason: 'checksum' }
    })
    expect(await errorOf(recover(folder, recoveryKey.slice(5)))).toMatchObject({ params: { reason: 'length' } })
    expect(await errorOf(recover(folder, `U${recoveryKey.slice(1)}`))).toMatchObject({
      params: { reason: 'character', group: 1 }
    })
    expect(await errorOf(recover(folder, other.recoveryKey))).toMatchObject({ params: { reason: 'other-vault' } })
    expect(contentsOf(folder)).toEqual(before)
  })

  it('changes nothing for a weak new passphrase, the name of the person included', async () => {
    const { folder, recoveryKey } = await newVault(0)
    const keyring = readFileSync(path.join(folder, 'keyring.json'))
    expect(await errorOf(recover(folder, recoveryKey, 'Maja Eks bil nr 7'))).toMatchObject({
      code: 'vault.passphrase-weak',
      params: { reason: 'name' }
    })
    expect(readFileSync(path.join(folder, 'keyring.json')).equals(keyring)).toBe(true)
    await inVault(folder, vault => expect(vault.db.open).toBe(true))
  })
})

describe('a new recovery key', () => {
  it('takes the place of the old one, and of its copy in the folder', async () => {
    const { folder, recoveryKey } = await newVault(2)
    const vault = await open(folder)
    const renewed = await renewRecoveryKey(vault, { ownPassphrase: passphrase, now })
    vault.close()
    expect(renewed).not.toBe(recoveryKey)
    expect(await errorOf(recover(folder, recoveryKey))).toMatchObject({ params: { reason: 'other-vault' } })
    expect(
      readFileSync(path.join(folder, 'keyring.json.bak')).equals(readFileSync(path.join(folder, 'keyring.json')))
    ).toBe(true)
    const recovered = await recover(copyOf(folder), renewed)
    expect(countNotes(recovered)).toBe(2)
    recovered.close()
    ;(await open(folder)).close()
  })

  it('needs the passphrase, and counts wrong ones', async () => {
    const { folder } = await newVault(0)
    const vault = await open(folder)
    for (let tries = 0; tries < 5; tries += 1)
      expect(await codeOf(renewRecoveryKey(vault, { ownPassphrase: 'fel', now }))).toBe('vault.wrong-passphrase')
    expect(await codeOf(renewRecoveryKey(vault, { ownPassphrase: passphrase, now }))).toBe('vault.too-many-tries')
    vault.close()
  })
})
