import { copyFileSync, readFileSync, truncateSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { openVault } from '../../src/core/vault/open-vault.ts'
import { renewRecoveryKey } from '../../src/core/vault/recovery.ts'
import { FyrError, type ErrorCode } from '../../src/shared/domain/errors.ts'
import {
  addNotes,
  codeOf,
  contentsOf,
  copyOf,
  countNotes,
  inVault,
  migrations,
  newVault,
  now,
  open,
  passphrase
} from './vault-fixture.ts'

const PAGE = 4096

it('a desk file that was cut, at the end of any page or within it, is named and left as it is', async () => {
  const { folder } = await newVault(60)
  const desk = path.join(folder, 'desk-1.db')
  const whole = readFileSync(desk)
  expect(whole.length / PAGE).toBeGreaterThan(10)
  const wrong: string[] = []
  for (let length = 0; length < whole.length; length += PAGE / 2) {
    const copy = copyOf(folder)
    truncateSync(path.join(copy, 'desk-1.db'), length)
    const before = contentsOf(copy)
    const code = await codeOf(open(copy))
    const expected = length === 0 ? 'vault.desk-empty' : 'vault.desk-damaged'
    if (code !== expected) wrong.push(`${code} at ${length}`)
    if (!sameFiles(contentsOf(copy), before)) wrong.push(`something was written at ${length}`)
  }
  expect(wrong).toEqual([])
})

const names = ['keyring.json', 'keyring.json.bak', 'desk-1.db', 'desk-1.db-wal', 'desk.mark'] as const
type Name = (typeof names)[number]

/** `opens`: the file is no data, or a copy that is made again, so that nothing is lost by it. */
type Answer = ErrorCode | 'opens'

/** What is answered where a file is not the one that belongs there. */
const swaps: Readonly<Record<Name, { other: Answer; older: Answer } & Partial<Record<Name, Answer>>>> = {
  'keyring.json': {
    other: 'vault.desk-foreign',
    older: 'vault.keyring-older',
    'keyring.json.bak': 'opens',
    'desk-1.db': 'vault.keyring-damaged',
    'desk-1.db-wal': 'vault.keyring-damaged',
    'desk.mark': 'vault.keyring-damaged'
  },
  'keyring.json.bak': {
    other: 'opens',
    older: 'opens',
    'keyring.json': 'opens',
    'desk-1.db': 'opens',
    'desk-1.db-wal': 'opens',
    'desk.mark': 'opens'
  },
  'desk-1.db': {
    other: 'vault.desk-foreign',
    // Under the WAL of a later day it is a patchwork; alone it is named as older (`vault-rollback`).
    older: 'vault.desk-damaged',
    'keyring.json': 'vault.desk-foreign',
    'keyring.json.bak': 'vault.desk-foreign',
    'desk-1.db-wal': 'vault.desk-foreign',
    'desk.mark': 'vault.desk-foreign'
  },
  'desk-1.db-wal': {
    other: 'vault.desk-damaged',
    older: 'vault.wal-older',
    'keyring.json': 'vault.wal-damaged',
    'keyring.json.bak': 'vault.wal-damaged',
    'desk-1.db': 'vault.wal-damaged',
    'desk.mark': 'vault.wal-damaged'
  },
  'desk.mark': {
    other: 'opens',
    older: 'opens',
    'keyring.json': 'opens',
    'keyring.json.bak': 'opens',
    'desk-1.db': 'opens',
    'desk-1.db-wal': 'opens'
  }
}

it('a file that stands in the place of another is named for what it is, and nothing is written', async () => {
  const other = await killedOpen((await newVault(10)).folder, 3)
  const { folder } = await newVault(30)
  const older = await killedOpen(folder, 5)
  await inVault(folder, async vault => {
    await renewRecoveryKey(vault, { ownPassphrase: passphrase, now })
    addNotes(vault, 10)
  })
  const bureau = await killedOpen(folder, 5)

  const found: Record<string, Record<string, string>> = {}
  const written: string[] = []
  for (const name of names)
    for (const source of Object.keys(swaps[name])) {
      const copy = copyOf(bureau)
      const from = source === 'other' ? other : source === 'older' ? older : bureau
      copyFileSync(path.join(from, source in swaps ? source : name), path.join(copy, name))
      const before = contentsOf(copy)
      const answer = await answerOf(copy)
      found[name] = { ...found[name], [source]: answer }
      if (answer !== 'opens' && !sameFiles(contentsOf(copy), before)) written.push(`${source} as ${name}`)
    }
  expect(found).toEqual(swaps)
  expect(written).toEqual([])
})

async function answerOf(folder: string): Promise<string> {
  try {
    const notes = await inVault(folder, countNotes)
    return notes === 50 ? 'opens' : `opens with ${notes}`
  } catch (error) {
    return error instanceof FyrError ? error.code : String(error)
  }
}

/** The folder of a program that was killed after some more notes, with commits that wait in the WAL. */
async function killedOpen(folder: string, notes: number): Promise<string> {
  const vault = await openVault(folder, { passphrase, migrations, now })
  addNotes(vault, notes)
  const left = copyOf(folder)
  vault.close()
  return left
}

/** Apart from the count of tries, and the index of the WAL, which SQLite makes anew whenever it looks. */
function sameFiles(found: Map<string, string>, before: Map<string, string>): boolean {
  for (const name of ['tries.json', 'desk-1.db-shm']) {
    found.delete(name)
    before.delete(name)
  }
  return [...before].every(([name, bytes]) => found.get(name) === bytes) && found.size === before.size
}
