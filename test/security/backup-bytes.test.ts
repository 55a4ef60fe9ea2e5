import fc from 'fast-check'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { checkBackupFile } from '../../src/core/vault/backup/backup-file.ts'
import { finishedHead, HEAD_BYTES, unfinishedHead } from '../../src/core/vault/backup/backup-format.ts'
import { createVault } from '../../src/core/vault/create-vault.ts'
import { newSigningKeys } from '../../src/core/vault/primitives.ts'
import { runs } from '../long-runs.ts'
import { backedUpVault, backUp, openOptions, restore, type BackedUp } from '../db/backup-fixture.ts'
import { addNotes, codeOf, contentsOf, inVault, newFolder, newVault, options } from '../db/vault-fixture.ts'

vi.setConfig({ testTimeout: 600_000 })

/** What a backup that is not whole may be called; nothing else may come out of any bytes. */
const refusals = ['backup.not-a-backup', 'backup.cut', 'backup.unfinished', 'backup.damaged', 'backup.newer']

let made: Buffer
let vaultId = ''
beforeAll(async () => {
  const home = mkdtempSync(path.join(os.tmpdir(), 'fyr-backup-'))
  const { vault } = await createVault(path.join(home, 'vault'), options)
  addNotes(vault, 6)
  const { name } = await backUp(vault, home)
  vault.close()
  made = readFileSync(path.join(home, name))
  vaultId = vault.vaultId
  rmSync(home, { recursive: true })
})

const written = (bytes: Buffer): string => {
  const file = path.join(newFolder(), 'x.fyrbackup')
  writeFileSync(file, bytes)
  return file
}
const codeFor = async (bytes: Buffer): Promise<string> => codeOf(checkBackupFile(written(bytes)))

const flipped = (at: number, bit: number): Buffer => {
  const bytes = Buffer.from(made)
  bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << bit), at)
  return bytes
}

describe('a backup with', () => {
  it('any one bit flipped is refused', async () => {
    const file = written(made)
    const step = runs(211, 3)
    for (let at = 0; at < made.length; at += at < HEAD_BYTES / 4 ? runs(13, 1) : step) {
      writeFileSync(file, flipped(at, at % 8))
      expect(refusals, `byte ${at}`).toContain(await codeOf(checkBackupFile(file)))
    }
  })

  it.each([
    ['nothing in it', () => Buffer.alloc(0), 'backup.cut'],
    ['its first bytes only', () => made.subarray(0, 9), 'backup.cut'],
    ['half a head', () => made.subarray(0, 1000), 'backup.cut'],
    ['its last byte missing', () => made.subarray(0, -1), 'backup.cut'],
    ['a byte too many', () => Buffer.concat([made, Buffer.alloc(1)]), 'backup.damaged'],
    [
      'a head that was never written',
      () => Buffer.concat([unfinishedHead(vaultId), made.subarray(HEAD_BYTES)]),
      'backup.unfinished'
    ],
    [
      'a picture in its place',
      () => Buffer.from('\u0089PNG\r\n\u001A\n'.padEnd(9000), 'latin1'),
      'backup.not-a-backup'
    ],
    ['an empty head', () => Buffer.alloc(HEAD_BYTES), 'backup.not-a-backup']
  ] as const)('%s is refused', async (_what, bytes, code) => {
    expect(await codeFor(bytes())).toBe(code)
  })

  it('a folder or nothing in its place is named', async () => {
    const folder = newFolder()
    mkdirSync(path.join(folder, 'x.fyrbackup'))
    expect(await codeOf(checkBackupFile(path.join(folder, 'x.fyrbackup')))).toBe('backup.not-a-backup')
    expect(await codeOf(checkBackupFile(path.join(folder, 'nothing')))).toBe('file.missing')
  })

  it.runIf(process.platform !== 'win32')('a device in its place is not read', async () => {
    expect(await codeOf(checkBackupFile('/dev/zero'))).toBe('backup.not-a-backup')
  })

  it('bytes cut out, put in, doubled or changed at random is refused', async () => {
    const change = fc.record({
      kind: fc.constantFrom('set', 'cut', 'insert', 'double', 'zero'),
      at: fc.nat({ max: made.length - 1 }),
      // Most of what is believed stands at the beginning.
      near: fc.boolean(),
      bytes: fc.uint8Array({ minLength: 1, maxLength: 64 })
    })
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async changes => {
        const bytes = changes.reduce(applied, made)
        fc.pre(!bytes.equals(made))
        expect(refusals).toContain(await codeFor(bytes))
      }),
      { numRuns: runs(150, 20_000) }
    )
  })

  it('any bytes at all is refused', async () => {
    const anything = fc.oneof(
      fc.uint8Array({ maxLength: 3 * HEAD_BYTES }),
      fc.uint8Array({ maxLength: 3 * HEAD_BYTES }).map(tail => Buffer.concat([made.subarray(0, 36), tail]))
    )
    await fc.assert(
      fc.asyncProperty(anything, async bytes => {
        expect(refusals).toContain(await codeFor(Buffer.from(bytes)))
      }),
      { numRuns: runs(100, 20_000) }
    )
  })
})

describe('a head that somebody signed themselves', () => {
  const { privateKey } = newSigningKeys()
  const sha256 = '0'.repeat(64)
  const forged = (sections: { name: string; bytes: number; sha256: string }[]): Buffer =>
    finishedHead({ vaultId, madeAt: '2026-09-01T09:00:00.000Z', app: '9', sections }, privateKey)

  it.each([1, HEAD_BYTES, 2 ** 31, 2 ** 40, 2 ** 44])(
    'with sections of %i bytes makes nothing be read that is not there',
    async bytes => {
      const head = forged([
        { name: 'keyring', bytes: 300, sha256 },
        { name: 'desk', bytes, sha256 }
      ])
      expect(await codeFor(head)).toBe('backup.cut')
    }
  )

  it('and the sections of a true one: whole from outside, refused by whoever has the key, and nothing is taken over', async () => {
    const source = written(made)
    const { sections } = await checkBackupFile(source)
    const file = written(Buffer.concat([forged([...sections]), made.subarray(HEAD_BYTES)]))
    expect(await checkBackupFile(file)).toMatchObject({ vaultId })
    const { folder } = await newVault(2)
    const before = contentsOf(folder)
    expect(await codeOf(restore(folder, file))).toBe('backup.not-authentic')
    expect(contentsOf(folder)).toEqual(before)
  })

  it('and the keyring of another vault is refused', async () => {
    const other = await backedUpVault(2)
    const theirs = await sectionsOf(other)
    const own = await checkBackupFile(written(made))
    const keyring = theirs.sections.find(section => section.name === 'keyring')
    const desk = own.sections.find(section => section.name === 'desk')
    if (keyring === undefined || desk === undefined) throw new Error('a backup without its sections')
    const deskAt = HEAD_BYTES + (own.sections[0]?.bytes ?? 0)
    const bytes = Buffer.concat([
      forged([keyring, desk]),
      theirs.bytes.subarray(HEAD_BYTES, HEAD_BYTES + keyring.bytes),
      made.subarray(deskAt)
    ])
    expect(await codeFor(bytes)).toBe('backup.damaged')
  })
})

it('a backup of another vault does not open with this one’s passphrase, nor mix with it', async () => {
  const { folder } = await newVault(2)
  const target = newFolder()
  const { name } = await inVault(folder, vault => backUp(vault, target))
  const wrong = { kind: 'passphrase', passphrase: 'en helt annan lång fras' } as const
  const place = newFolder()
  expect(await codeOf(restore(place, path.join(target, name), { ...openOptions, secret: wrong }))).toBe(
    'backup.wrong-passphrase'
  )
  expect(readdirSync(place)).toEqual([])
})

async function sectionsOf({ file }: BackedUp) {
  return { bytes: readFileSync(file), sections: (await checkBackupFile(file)).sections }
}

interface Change {
  readonly kind: 'set' | 'cut' | 'insert' | 'double' | 'zero'
  readonly at: number
  readonly near: boolean
  readonly bytes: Uint8Array
}

function applied(before: Buffer, { kind, at: anywhere, near, bytes }: Change): Buffer {
  const at = near ? anywhere % 700 : anywhere
  const [head, tail] = [before.subarray(0, at), before.subarray(at)]
  switch (kind) {
    case 'set':
      return Buffer.concat([head, bytes, tail.subarray(bytes.length)])
    case 'cut':
      return Buffer.concat([head, tail.subarray(bytes.length)])
    case 'insert':
      return Buffer.concat([head, bytes, tail])
    case 'double':
      return Buffer.concat([head, tail.subarray(0, bytes.length), tail])
    case 'zero':
      return Buffer.concat([head, Buffer.alloc(Math.min(bytes.length, tail.length)), tail.subarray(bytes.length)])
  }
}
