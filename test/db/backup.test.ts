import {
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkBackupFile } from '../../src/core/vault/backup/backup-file.ts'
import { HEAD_BYTES, unfinishedHead } from '../../src/core/vault/backup/backup-format.ts'
import {
  addNotes,
  codeOf,
  contentsOf,
  countNotes,
  errorOf,
  inVault,
  newFolder,
  newVault,
  now,
  open
} from './vault-fixture.ts'
import { backedUpVault, backUp, backupsIn, restore } from './backup-fixture.ts'

const MINUTE = 60_000

describe('a backup', () => {
  it('is one file with the day in its name, and says nothing of what is in it', async () => {
    const { target, file, folder } = await backedUpVault()
    expect(backupsIn(target)).toEqual(['fyr-provbyran-2026-09-01-110000.fyrbackup'])
    const head = readFileSync(file).subarray(0, HEAD_BYTES).toString('latin1')
    expect(head).not.toMatch(/Maja|provbyr|"note/i)
    const manifest = await checkBackupFile(file)
    expect(Object.keys(manifest).toSorted()).toEqual(
      ['app', 'format', 'kind', 'madeAt', 'minReader', 'sections', 'signedBy', 'vaultId'].toSorted()
    )
    expect(readdirSync(folder).toSorted()).toEqual(['desk-1.db', 'desk.mark', 'keyring.json', 'keyring.json.bak'])
  })

  it('holds what is committed and not yet merged, and nothing that came after', async () => {
    const { folder } = await newVault(10)
    const target = newFolder()
    const vault = await open(folder)
    addNotes(vault, 5)
    const { name } = await backUp(vault, target)
    addNotes(vault, 100)
    vault.close()
    const place = newFolder()
    await restore(place, path.join(target, name))
    await inVault(place, restored => expect(countNotes(restored)).toBe(15))
  })

  it('is signed by one key of the vault’s own, however often', async () => {
    const { folder, target, file } = await backedUpVault()
    const second = await inVault(folder, vault => backUp(vault, target, { at: now() + MINUTE }))
    const signers = await Promise.all(
      [file, path.join(target, second.name)].map(async each => (await checkBackupFile(each)).signedBy)
    )
    expect(new Set(signers).size).toBe(1)
  })

  it('gets another name where its own is taken, and overwrites nothing', async () => {
    const { folder, target, file } = await backedUpVault()
    const before = readFileSync(file)
    const { name } = await inVault(folder, vault => backUp(vault, target))
    expect(name).toBe('fyr-provbyran-2026-09-01-110000-2.fyrbackup')
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  it('tells how far it has come', async () => {
    const { folder } = await newVault(4000)
    const told: [number, number][] = []
    await inVault(folder, vault => backUp(vault, newFolder(), { progress: (done, total) => told.push([done, total]) }))
    expect(told.length).toBeGreaterThan(3)
    expect(told.every(([done], index) => done >= (told[index - 1]?.[0] ?? 0))).toBe(true)
    expect(told.at(-1)?.[0]).toBe(told.at(-1)?.[1])
  })
})

describe('the older backups in the folder', () => {
  it('make way beyond the number to keep, the oldest first', async () => {
    const { folder } = await newVault(3)
    const target = newFolder()
    await inVault(folder, async vault => {
      for (const minute of [0, 1, 2, 3]) await backUp(vault, target, { at: now() + minute * MINUTE })
      expect(await backUp(vault, target, { at: now() + 4 * MINUTE, keep: 3 })).toMatchObject({ removed: 2 })
    })
    expect(backupsIn(target)).toEqual([2, 3, 4].map(minute => `fyr-provbyran-2026-09-01-110${minute}00.fyrbackup`))
  })

  it('that were made while the computer’s date was ahead make way first, and the one made now stays', async () => {
    const { folder } = await newVault(3)
    const target = newFolder()
    const ahead = now() + 4 * 365 * 24 * 60 * MINUTE
    await inVault(folder, async vault => {
      for (const minute of [0, 1]) await backUp(vault, target, { at: ahead + minute * MINUTE })
      const first = await backUp(vault, target, { at: now(), keep: 2 })
      expect(backupsIn(target)).toContain(first.name)
      const second = await backUp(vault, target, { at: now() + MINUTE, keep: 2 })
      expect(backupsIn(target)).toEqual([first.name, second.name])
    })
  })

  it('of another vault, renamed strangers, links and folders stay', async () => {
    const { folder, target, file } = await backedUpVault(3)
    const other = await backedUpVault(3)
    cpSync(other.file, path.join(target, 'fyr-annan-2020-01-01-000000.fyrbackup'))
    writeFileSync(path.join(target, 'fyr-provbyran-2020-01-01-000000.fyrbackup'), 'a shopping list')
    cpSync(file, path.join(target, 'min egen kopia.fyrbackup'))
    mkdirSync(path.join(target, 'fyr-mapp.fyrbackup'))
    const elsewhere = newFolder()
    cpSync(file, path.join(elsewhere, 'kept.fyrbackup'))
    symlinkSync(path.join(elsewhere, 'kept.fyrbackup'), path.join(target, 'fyr-link.fyrbackup'))
    const before = backupsIn(target)
    const { name, removed } = await inVault(folder, vault => backUp(vault, target, { at: now() + MINUTE, keep: 1 }))
    expect(removed).toBe(1)
    expect(backupsIn(target)).toEqual([...before.filter(each => each !== path.basename(file)), name].toSorted())
    expect(existsSync(path.join(elsewhere, 'kept.fyrbackup'))).toBe(true)
  })

  it('are as they were when a new one fails', async () => {
    const { folder, target } = await backedUpVault(3)
    const before = contentsOf(target)
    const vault = await open(folder)
    const closing = backUp(vault, target, {
      at: now() + MINUTE,
      keep: 1,
      progress: () => vault.close()
    })
    expect(await codeOf(closing)).toBe('call.locked')
    expect(contentsOf(target)).toEqual(before)
    expect(readdirSync(folder).filter(name => name.includes('part'))).toEqual([])
  })

  it('that were cut short by a power cut are cleared away, of this vault only', async () => {
    const { folder, target, file } = await backedUpVault(3)
    const { vaultId } = await checkBackupFile(file)
    const mine = path.join(target, 'fyr-provbyran-2026-08-01-100000.fyrbackup.part')
    writeFileSync(mine, Buffer.concat([unfinishedHead(vaultId), Buffer.alloc(5000, 7)]))
    cpSync(file, path.join(target, 'fyr-provbyran-2026-08-02-100000.fyrbackup.part'))
    // Of one that was killed before it had written anything, and of one that had begun.
    writeFileSync(path.join(target, 'fyr-provbyran-2026-08-03-100000.fyrbackup.part'), '')
    writeFileSync(
      path.join(target, 'fyr-provbyran-2026-08-04-100000.fyrbackup.part'),
      readFileSync(file).subarray(0, 8)
    )
    const others = path.join(target, 'fyr-annan-2026-08-01-100000.fyrbackup.part')
    writeFileSync(others, unfinishedHead('00000000-0000-4000-8000-000000000000'))
    await inVault(folder, vault => backUp(vault, target, { at: now() + MINUTE }))
    expect(backupsIn(target).filter(name => name.endsWith('.part'))).toEqual([path.basename(others)])
  })
})

describe('a folder that cannot take a backup', () => {
  it.each([
    ['is not there', 'backup.folder-missing', (folder: string) => path.join(folder, 'nowhere')],
    ['is a file', 'backup.folder-unusable', (folder: string) => path.join(folder, 'keyring.json')],
    ['is the bureau’s own', 'backup.inside-bureau', (folder: string) => folder],
    [
      'lies inside the bureau’s own',
      'backup.inside-bureau',
      (folder: string) => {
        mkdirSync(path.join(folder, 'backups'))
        return path.join(folder, 'backups')
      }
    ],
    [
      'is a link into the bureau’s own',
      'backup.inside-bureau',
      (folder: string) => {
        const link = path.join(newFolder(), 'link')
        symlinkSync(folder, link)
        return link
      }
    ]
  ] as const)('because it %s: %s', async (_what, code, targetFor) => {
    const { folder } = await newVault(3)
    const target = targetFor(folder)
    const before = contentsOfFiles(folder)
    const vault = await open(folder)
    expect(await codeOf(backUp(vault, target))).toBe(code)
    expect(contentsOfFiles(folder)).toEqual(before)
    vault.close()
  })

  it('because it is gone half-way', async () => {
    const { folder } = await newVault(400)
    const target = path.join(newFolder(), 'stick')
    mkdirSync(target)
    const vault = await open(folder)
    const failing = await errorOf(
      backUp(vault, target, { progress: () => rmSync(target, { recursive: true, force: true }) })
    )
    expect(failing).toMatchObject({ code: 'backup.folder-missing', params: { folder: target } })
    vault.close()
    await inVault(folder, again => expect(countNotes(again)).toBe(400))
  })
})

/** Names alone: an open vault writes into its WAL. */
const contentsOfFiles = (folder: string): string[] =>
  readdirSync(folder)
    .filter(name => !name.endsWith('-wal'))
    .toSorted()

it('a hard link to a backup is a backup like any other', async () => {
  const { file, target } = await backedUpVault(3)
  linkSync(file, path.join(target, 'hard.fyrbackup'))
  expect(await checkBackupFile(path.join(target, 'hard.fyrbackup'))).toMatchObject({ kind: 'fyr-backup' })
})
