import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { createVault } from '../../src/core/vault/create-vault.ts'
import { probeVault } from '../../src/core/vault/probe-vault.ts'
import { verifyVault } from '../../src/core/vault/verify-vault.ts'
import {
  addNotes,
  codeOf,
  contentsOf,
  countNotes,
  errorOf,
  inVault,
  newFolder,
  newVault,
  open,
  options
} from './vault-fixture.ts'

describe('a new vault', () => {
  it('opens again with its passphrase, and holds what was put in', async () => {
    const { folder, vaultId } = await newVault(3)
    await inVault(folder, vault => {
      expect(vault.vaultId).toBe(vaultId)
      expect(vault.person).toMatchObject({ name: 'Maja Ek', roles: ['coordinator', 'volunteer'] })
      expect(countNotes(vault)).toBe(3)
      expect(verifyVault(vault)).toMatchObject({ ok: true, pages: expect.any(Number) })
    })
  })

  it('makes the folder where there is none', async () => {
    const folder = path.join(newFolder(), 'new', 'folder')
    const { vault } = await createVault(folder, options)
    vault.close()
    expect(await probeVault(folder)).toEqual({ state: 'present', vaultId: vault.vaultId })
  })

  it('leaves other files in the folder alone', async () => {
    const folder = newFolder()
    writeFileSync(path.join(folder, 'letter.txt'), 'hej')
    const { vault } = await createVault(folder, options)
    vault.close()
    expect(readFileSync(path.join(folder, 'letter.txt'), 'utf8')).toBe('hej')
  })

  it('is two files when closed, and a copy of the keyring', async () => {
    const { folder } = await newVault()
    expect(readdirSync(folder).toSorted()).toEqual(['desk-1.db', 'desk.mark', 'keyring.json', 'keyring.json.bak'])
  })

  it('names nobody outside the encrypted file', async () => {
    const { folder } = await newVault()
    for (const name of readdirSync(folder))
      expect(readFileSync(path.join(folder, name), 'latin1')).not.toMatch(/Maja|coordinator|volunteer/)
  })

  it.runIf(process.platform !== 'win32')('is closed to other accounts, whatever the umask', async () => {
    const folder = path.join(newFolder(), 'vault')
    mkdirSync(folder, { mode: 0o777 })
    const { vault } = await createVault(folder, options)
    addNotes(vault, 5)
    const modes = readdirSync(folder).map(name => [name, statSync(path.join(folder, name)).mode & 0o777])
    vault.close()
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(Object.fromEntries(modes)).toEqual({
      'desk-1.db': 0o600,
      'desk-1.db-wal': 0o600,
      'desk.mark': 0o600,
      'keyring.json': 0o600,
      'keyring.json.bak': 0o600
    })
  })

  it.runIf(process.platform !== 'win32')('closes a desk file that was left open to other accounts', async () => {
    const { folder } = await newVault()
    const desk = path.join(folder, 'desk-1.db')
    chmodSync(desk, 0o644)
    await inVault(folder, () => expect(statSync(desk).mode & 0o777).toBe(0o600))
  })

  it('fills in what its maker asks for before it exists, or does not exist', async () => {
    const folder = newFolder()
    const failing = createVault(folder, {
      ...options,
      prepare: made => void made.db.exec('INSERT INTO nowhere VALUES (1)')
    })
    await expect(failing).rejects.toThrow('nowhere')
    expect(readdirSync(folder)).toEqual([])
    const { vault } = await createVault(folder, { ...options, prepare: async made => addNotes(made, 2) })
    expect(countNotes(vault)).toBe(2)
    vault.close()
  })
})

describe('a vault is not made', () => {
  it.each(['keyring.json', 'keyring.json.bak', 'desk-1.db', 'desk-7.db', 'desk-1.db-wal'])(
    'where there is a %s',
    async name => {
      const folder = newFolder()
      writeFileSync(path.join(folder, name), 'something')
      expect(await codeOf(createVault(folder, options))).toBe('vault.exists')
      expect(readFileSync(path.join(folder, name), 'utf8')).toBe('something')
    }
  )

  it('over another, not even a broken one', async () => {
    const { folder } = await newVault()
    rmSync(path.join(folder, 'keyring.json'))
    const before = contentsOf(folder)
    expect(await codeOf(createVault(folder, options))).toBe('vault.exists')
    expect(contentsOf(folder)).toEqual(before)
  })

  it('over unfinished remains beside files that no unfinished vault leaves', async () => {
    const folder = newFolder()
    for (const name of ['keyring.json.creating', 'desk-2.db']) writeFileSync(path.join(folder, name), 'x')
    expect(await codeOf(createVault(folder, options))).toBe('vault.exists')
    expect(readdirSync(folder)).toHaveLength(2)
  })

  it('in a place that is a file', async () => {
    const file = path.join(newFolder(), 'file')
    writeFileSync(file, 'x')
    expect(await errorOf(createVault(file, options))).toMatchObject({
      code: 'vault.folder-unusable',
      params: { folder: file }
    })
    expect(await codeOf(createVault(path.join(file, 'below'), options))).toBe('vault.folder-unusable')
  })

  it.each([
    ['en kort', 'too-short'],
    ['Maja Eks bil nr 7', 'name'],
    ['rådhusets byrå 1', 'name'],
    ['qwertyuiopasdfgh', 'sequence']
  ])('with the passphrase %s', async (weak, reason) => {
    const folder = newFolder()
    const making = createVault(folder, { ...options, passphrase: weak, names: ['Rådhusets byrå'] })
    expect(await errorOf(making)).toMatchObject({ code: 'vault.passphrase-weak', params: { reason } })
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('opening', () => {
  it('takes composed and decomposed letters for the same', async () => {
    const folder = newFolder()
    const { vault } = await createVault(folder, {
      ...options,
      passphrase: 'Åtta smörgåsar på en bänk'.normalize('NFD')
    })
    vault.close()
    const opened = await open(folder, 'Åtta smörgåsar på en bänk'.normalize('NFC'))
    opened.close()
    expect(opened.vaultId).toBe(vault.vaultId)
  })

  it.each(['lampan sjunger om have', 'Lampan sjunger om havet', 'lampan sjunger om havet ', '', 'x'.repeat(100_000)])(
    'refuses %j',
    async wrong => {
      const { folder } = await newVault(0)
      expect(await codeOf(open(folder, wrong))).toBe('vault.wrong-passphrase')
      await inVault(folder, vault => expect(vault.person.name).toBe('Maja Ek'))
    }
  )

  it('finds no vault in an empty folder or in none, and makes nothing there', async () => {
    const folder = newFolder()
    expect(await codeOf(open(folder))).toBe('vault.absent')
    expect(await codeOf(open(path.join(folder, 'none')))).toBe('vault.absent')
    expect(await probeVault(path.join(folder, 'none'))).toEqual({ state: 'absent' })
    expect(readdirSync(folder)).toEqual([])
  })

  it('twice is refused, with or without commits waiting to be merged', async () => {
    const { folder } = await newVault(0)
    await inVault(folder, async vault => {
      expect(await codeOf(open(folder))).toBe('vault.in-use')
      addNotes(vault, 2)
      expect(await codeOf(open(folder))).toBe('vault.in-use')
      expect(existsSync(path.join(folder, 'desk-1.db-shm'))).toBe(false)
      expect(countNotes(vault)).toBe(2)
    })
  })

  it('works again after closing, and closing twice does no harm', async () => {
    const { folder } = await newVault(0)
    const vault = await open(folder)
    vault.close()
    vault.close()
    expect(vault.db.open).toBe(false)
    await inVault(folder, again => expect(again.db.open).toBe(true))
  })

  it('can be asked about without touching anything', async () => {
    const { folder, vaultId } = await newVault()
    const before = contentsOf(folder)
    expect(await probeVault(folder)).toEqual({ state: 'present', vaultId })
    expect(contentsOf(folder)).toEqual(before)
  })
})
