import { randomInt } from 'node:crypto'
import { appendFileSync, copyFileSync, cpSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { probeVault } from '../../src/core/vault/probe-vault.ts'
import { verifyVault } from '../../src/core/vault/verify-vault.ts'
import type { ErrorCode } from '../../src/shared/domain/errors.ts'
import { FyrError } from '../../src/shared/domain/errors.ts'
import {
  addNotes,
  codeOf,
  contentsOf,
  copyOf,
  countNotes,
  errorOf,
  inVault,
  migrations,
  newFolder,
  newVault,
  now,
  open,
  passphrase
} from './vault-fixture.ts'
import { openVault } from '../../src/core/vault/open-vault.ts'

const PAGE = 4096
const deskOf = (folder: string): string => path.join(folder, 'desk-1.db')
const keyringOf = (folder: string): string => path.join(folder, 'keyring.json')

/** The folder of a program that was killed while commits were waiting to be merged into the file. */
async function killedWithUnmergedCommits(): Promise<string> {
  const { folder } = await newVault(80)
  const vault = await open(folder)
  addNotes(vault, 10)
  const copy = copyOf(folder)
  vault.close()
  return copy
}

interface Damage {
  readonly name: string
  readonly spoil: (folder: string) => void | Promise<void>
  readonly code: ErrorCode
  /** Whether it shows before a passphrase is asked for. */
  readonly shows: boolean
}

const damages: readonly Damage[] = [
  { name: 'no desk file', spoil: folder => rmSync(deskOf(folder)), code: 'vault.desk-missing', shows: true },
  {
    name: 'an empty desk file',
    spoil: folder => truncateSync(deskOf(folder), 0),
    code: 'vault.desk-empty',
    shows: true
  },
  {
    name: 'a desk file of one byte',
    spoil: folder => truncateSync(deskOf(folder), 1),
    code: 'vault.desk-damaged',
    shows: true
  },
  {
    name: 'a desk file cut in its first page',
    spoil: folder => truncateSync(deskOf(folder), PAGE - 1),
    code: 'vault.desk-damaged',
    shows: false
  },
  {
    name: 'a desk file cut to one page',
    spoil: folder => truncateSync(deskOf(folder), PAGE),
    code: 'vault.desk-damaged',
    shows: false
  },
  {
    name: 'a desk file cut in half',
    spoil: folder => truncateSync(deskOf(folder), PAGE * 8 + 100),
    code: 'vault.desk-damaged',
    shows: false
  },
  {
    name: 'a desk file without its last byte',
    spoil: folder => truncateSync(deskOf(folder), readFileSync(deskOf(folder)).length - 1),
    code: 'vault.desk-damaged',
    shows: false
  },
  {
    name: 'a flipped bit in the first byte',
    spoil: folder => flip(deskOf(folder), 0, 0),
    code: 'vault.desk-damaged',
    shows: false
  },
  {
    name: 'a flipped bit in the plain header',
    spoil: folder => flip(deskOf(folder), 17, 3),
    code: 'vault.desk-damaged',
    shows: false
  },
  {
    name: 'the desk file of another vault',
    spoil: async folder => copyFileSync(deskOf((await newVault()).folder), deskOf(folder)),
    code: 'vault.desk-foreign',
    shows: true
  },
  {
    name: "something else under the desk file's name",
    spoil: folder => writeFileSync(deskOf(folder), 'SQLite format 3\0'.padEnd(PAGE)),
    code: 'vault.desk-foreign',
    shows: true
  },
  {
    name: 'the keyring of another vault',
    spoil: async folder => copyFileSync(keyringOf((await newVault()).folder), keyringOf(folder)),
    code: 'vault.desk-foreign',
    shows: true
  },
  { name: 'no keyring', spoil: folder => rmSync(keyringOf(folder)), code: 'vault.keyring-missing', shows: true },
  {
    name: 'an empty keyring',
    spoil: folder => truncateSync(keyringOf(folder), 0),
    code: 'vault.keyring-damaged',
    shows: true
  },
  {
    name: 'a keyring cut in half',
    spoil: folder => truncateSync(keyringOf(folder), 900),
    code: 'vault.keyring-damaged',
    shows: true
  },
  {
    name: 'a keyring of two megabytes',
    spoil: folder => appendFileSync(keyringOf(folder), ' '.repeat(2_000_000)),
    code: 'vault.keyring-damaged',
    shows: true
  }
]

function flip(file: string, at: number, bit: number): void {
  const bytes = readFileSync(file)
  bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << bit), at)
  writeFileSync(file, bytes)
}

describe('damage is named for what it is, and nothing is touched', () => {
  it.each(damages)('$name', async ({ spoil, code, shows }) => {
    const { folder } = await newVault()
    await spoil(folder)
    const before = contentsOf(folder)
    expect(await probeVault(folder)).toMatchObject(shows ? { state: 'damaged', error: { code } } : { state: 'present' })
    expect(contentsOf(folder)).toEqual(before)
    expect(await codeOf(open(folder))).toBe(code)
    expect(contentsOf(folder)).toEqual(before)
  })

  it.each(damages.filter(damage => !/keyring|flipped/.test(damage.name)))(
    '$name, after a crash',
    async ({ spoil, code }) => {
      const folder = await killedWithUnmergedCommits()
      await spoil(folder)
      const before = contentsOf(folder)
      expect(await codeOf(open(folder))).toBe(code)
      const after = contentsOf(folder)
      after.delete('desk-1.db-shm')
      expect(after).toEqual(before)
    }
  )

  it('a flipped bit in a page that no waiting commit replaces, after a crash', async () => {
    const folder = await killedWithUnmergedCommits()
    flip(deskOf(folder), PAGE * 8 + 1000, 5)
    const before = readFileSync(deskOf(folder))
    expect(await codeOf(open(folder))).toBe('vault.desk-damaged')
    expect(readFileSync(deskOf(folder)).equals(before)).toBe(true)
  })

  it('a crash without damage loses nothing', async () => {
    await inVault(await killedWithUnmergedCommits(), vault => {
      expect(countNotes(vault)).toBe(90)
      expect(verifyVault(vault).ok).toBe(true)
    })
  })
})

describe('a flipped bit', () => {
  it('in any page of the desk file is found on opening or by a full check', async () => {
    const { folder } = await newVault(100)
    const whole = readFileSync(deskOf(folder))
    const pages = whole.length / PAGE
    expect(pages).toBeGreaterThan(20)
    await inVault(folder, vault => expect(vault.db.pragma('freelist_count', { simple: true })).toBe(0))

    const missed: number[] = []
    for (let page = 0; page < pages; page += 1) {
      const bytes = Buffer.from(whole)
      const at = page * PAGE + randomInt(PAGE)
      bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << randomInt(8)), at)
      writeFileSync(deskOf(folder), bytes)
      if (!(await isFound(folder))) missed.push(page)
      expect(readFileSync(deskOf(folder)).equals(bytes)).toBe(true)
    }
    expect(missed).toEqual([])
  })

  it('that comes while the vault is open is found by a full check, in spite of the cache', async () => {
    const { folder } = await newVault(100)
    await inVault(folder, vault => {
      expect(verifyVault(vault).ok).toBe(true)
      flip(deskOf(folder), PAGE * 10 + 5, 1)
      expect(verifyVault(vault)).toMatchObject({ ok: false })
    })
  })
})

async function isFound(folder: string): Promise<boolean> {
  try {
    return await inVault(folder, vault => !verifyVault(vault).ok)
  } catch (error) {
    if (error instanceof FyrError && error.code === 'vault.desk-damaged') return true
    throw error
  }
}

describe('a file from a newer version', () => {
  it('is refused and left as it is, also after a crash', async () => {
    const { folder } = await newVault(0)
    const newer = [...migrations, { version: 2, name: 'later', up: () => undefined }]
    const vault = await openVault(folder, { passphrase, migrations: newer, now })
    const crashed = newFolder()
    cpSync(folder, crashed, { recursive: true })
    vault.close()
    for (const each of [folder, crashed]) {
      const before = contentsOf(each)
      expect(await errorOf(open(each))).toMatchObject({ code: 'vault.desk-newer', params: { found: 2, known: 1 } })
      const after = contentsOf(each)
      after.delete('desk-1.db-shm')
      expect(after).toEqual(before)
    }
  })
})
