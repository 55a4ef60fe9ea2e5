import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { createVault } from '../../src/core/vault/create-vault.ts'
import { probeVault } from '../../src/core/vault/probe-vault.ts'
import { cheapestCost } from '../../src/core/vault/passphrase-cost.ts'
import { recoverVault } from '../../src/core/vault/recovery.ts'
import { codeOf, countNotes, inVault, migrations, newVault, now, open, options } from './vault-fixture.ts'

const replacements: Readonly<Record<string, (file: string) => void>> = {
  pipe: file => void spawnSync('mkfifo', [file]),
  device: file => symlinkSync('/dev/zero', file),
  folder: file => mkdirSync(file)
}
const strange = Object.keys(replacements).filter(kind => kind === 'folder' || process.platform === 'linux')

function putInPlace(kind: string, file: string): void {
  rmSync(file, { force: true })
  replacements[kind]?.(file)
}

describe.each(strange)('a %s', kind => {
  it('in place of the keyring is damage, and nobody waits for it', async () => {
    const { folder } = await newVault()
    putInPlace(kind, path.join(folder, 'keyring.json'))
    expect(await probeVault(folder)).toMatchObject({
      state: 'damaged',
      error: { code: 'vault.keyring-damaged', params: { reason: 'not-a-file' } }
    })
    expect(await codeOf(open(folder))).toBe('vault.keyring-damaged')
  })

  it.each(['tries.json', 'tries.json.new', 'keyring.json.bak', 'keyring.json.bak.new', 'keyring.json.new'])(
    'under the name of %s does not keep the vault from opening',
    async name => {
      const { folder } = await newVault(7)
      putInPlace(kind, path.join(folder, name))
      await inVault(folder, vault => expect(countNotes(vault)).toBe(7))
    }
  )
})

it('a folder in the way of the next keyring leaves the good copy alone, and is named when one is to be written', async () => {
  const { folder, recoveryKey } = await newVault()
  const keyring = readFileSync(path.join(folder, 'keyring.json'))
  mkdirSync(path.join(folder, 'keyring.json.new'))
  await inVault(folder, () => undefined)
  expect(readFileSync(path.join(folder, 'keyring.json.bak')).equals(keyring)).toBe(true)
  const recovering = recoverVault(folder, {
    recoveryKey,
    newPassphrase: 'tre gröna broar i dimman',
    migrations,
    now,
    cost: cheapestCost
  })
  expect(await codeOf(recovering)).toBe('vault.folder-unusable')
  await inVault(folder, () => undefined)
})

it.runIf(process.platform === 'linux')('a place where no folder can be made is named', async () => {
  expect(await codeOf(createVault('/proc/x', options))).toBe('vault.folder-unusable')
})
