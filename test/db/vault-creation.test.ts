import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { createVault } from '../../src/core/vault/create-vault.ts'
import { startChild } from '../security/vault-process.ts'
import { codeOf, inVault, newFolder, newVault, open, options, passphrase } from './vault-fixture.ts'

const other = 'åtta röda kor sover tungt'
const whole = ['desk-1.db', 'desk.mark', 'keyring.json', 'keyring.json.bak']

describe('two that make a vault in one folder', () => {
  it('the second, begun while the first is at work, is told so; the keys of the first open the vault', async () => {
    const folder = newFolder()
    const { vault } = await createVault(folder, {
      ...options,
      prepare: async () => {
        expect(await codeOf(createVault(folder, { ...options, passphrase: other }))).toBe('vault.in-use')
      }
    })
    vault.close()
    expect(readdirSync(folder).toSorted()).toEqual(whole)
    await inVault(folder, () => undefined)
    expect(await codeOf(open(folder, other))).toBe('vault.wrong-passphrase')
  })

  it('never both succeed, and whoever does has keys that open it', async () => {
    const folder = newFolder()
    const words = [passphrase, other, 'sju blå hästar dansar tyst']
    const made = await Promise.allSettled(words.map(word => createVault(folder, { ...options, passphrase: word })))
    const opening = words.filter((_, index) => made[index]?.status === 'fulfilled')
    made.filter(each => each.status === 'fulfilled').forEach(each => each.value.vault.close())
    expect(opening).toHaveLength(1)
    for (const word of opening) (await open(folder, word)).close()
    expect(readdirSync(folder).toSorted()).toEqual(whole)
  })

  it('also from another process', async () => {
    const folder = newFolder()
    const { vault } = await createVault(folder, {
      ...options,
      passphrase: other,
      prepare: async () => {
        expect((await startChild('create', folder).end).errors).toContain('vault.in-use')
      }
    })
    vault.close()
    expect(readdirSync(folder).toSorted()).toEqual(whole)
    expect(await codeOf(open(folder))).toBe('vault.wrong-passphrase')
    ;(await open(folder, other)).close()
  })

  it('a lock that a killed process left is in nobody’s way', async () => {
    const folder = newFolder()
    writeFileSync(path.join(folder, 'creating.lock'), '')
    const { vault } = await createVault(folder, options)
    vault.close()
    expect(readdirSync(folder).toSorted()).toEqual(whole)
    writeFileSync(path.join(folder, 'creating.lock'), '')
    await inVault(folder, () => undefined)
    expect(readdirSync(folder).toSorted()).toEqual(whole)
  })
})

it('a vault whose keyring has the name of an unfinished one is set aside whole, not removed', async () => {
  const { folder } = await newVault(4)
  const before = readFileSync(path.join(folder, 'desk-1.db'))
  cpSync(path.join(folder, 'keyring.json'), path.join(folder, 'keyring.json.creating'))
  for (const name of ['keyring.json', 'keyring.json.bak']) rmSync(path.join(folder, name))
  const { vault } = await createVault(folder, { ...options, passphrase: other })
  vault.close()
  expect(readdirSync(folder).toSorted()).toEqual([...whole, 'remains-1'])
  const aside = path.join(folder, 'remains-1')
  expect(readFileSync(path.join(aside, 'desk-1.db')).equals(before)).toBe(true)
  cpSync(path.join(aside, 'keyring.json.creating'), path.join(aside, 'keyring.json'))
  rmSync(path.join(aside, 'keyring.json.creating'))
  await inVault(aside, () => undefined)
  expect(existsSync(path.join(folder, 'creating.lock'))).toBe(false)
})
