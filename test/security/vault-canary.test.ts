import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, vi } from 'vitest'
import { newFolder } from '../db/vault-fixture.ts'
import { newVaultForChild } from './vault-prepared.ts'
import { startChild } from './vault-process.ts'

// Many processes, one after another, on a machine that may be slow.
vi.setConfig({ testTimeout: 180_000 })

const canary = 'kanariefagel7312'
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => path.join(entry.parentPath, entry.name))

it('no word of the desk stands in clear in any file, not while it is open, not after a crash', async () => {
  const folder = await newVaultForChild()
  const temp = newFolder()
  const child = startChild('canary', folder, undefined, { TMPDIR: temp, TMP: temp, TEMP: temp, SQLITE_TMPDIR: temp })
  await child.says('written')
  child.kill()
  const { said, errors } = await child.end
  expect(errors).toBe('')
  expect(said.filter(line => line.startsWith('leak'))).toEqual([])

  const files = [...filesIn(folder), ...filesIn(temp)]
  expect(files.map(file => path.basename(file))).toEqual(
    expect.arrayContaining(['desk-1.db', 'desk-1.db-wal', 'desk-1.db.before-1', 'keyring.json'])
  )
  const encodings = [Buffer.from(canary), Buffer.from(canary, 'utf16le'), Buffer.from(canary.toUpperCase())]
  const leaks = files.filter(file => encodings.some(word => readFileSync(file).includes(word)))
  expect(leaks).toEqual([])
})
