import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { createCore } from '../../src/core/create-core.ts'
import { calls, callNames, isShellCall } from '../../src/shared/ipc/contract.ts'
import { resourcesDir } from '../bureau.ts'
import { filesUnder, findWords, openFilesOf, type Find } from '../canary/scan.ts'
import { wordFor } from '../canary/word.ts'
import { newFolder } from '../db/vault-fixture.ts'
import { freeTextsOf } from './free-texts.ts'

/** Text fields that say again what another one says, or that hold no word of anybody's. */
const NOT_TRIED: readonly string[] = [
  // The same passphrases and keys as in other fields.
  'bureau.renewRecoveryKey passphrase',
  'backups.restore secret.passphrase',
  'backups.restore secret.recoveryKey',
  'backups.restore currentPassphrase',
  // A preview and an import are given the same mapping, whose members are headings and cells of the spreadsheet, and codes.
  'imports.preview mapping.columns.{key}',
  'imports.preview mapping.values.{}.{}',
  'imports.preview mapping.values.{}.{}.[]',
  'imports.preview mapping.values.{}.{key}',
  'imports.preview mapping.organisations.{key}',
  'imports.preview mapping.choices.defaultPlace',
  'imports.run mapping.columns.{key}',
  'imports.run mapping.values.{}.{}',
  'imports.run mapping.values.{}.{}.[]',
  'imports.run mapping.values.{}.{key}',
  'imports.run hash'
]

/** What a person takes along on purpose: the spreadsheet that they brought, and the bureau's name in what is written for others. */
function isMeant({ field, file }: Find): boolean {
  if (file.includes(`${path.sep}outside${path.sep}`)) return true
  return field === 'bureau.create name' && /[\\/](release|backups)[\\/]/.test(file)
}

it(
  'no word out of any field stands in any file, while it is used, after it was killed, and when it is opened again',
  { timeout: 180_000 },
  async () => {
    const home = newFolder()
    const temporary = newFolder()
    const run = path.basename(home)
    const running = spawn(process.execPath, [path.join(import.meta.dirname, 'canary-child.ts'), home, run], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, TMPDIR: temporary, TMP: temporary, TEMP: temporary, SQLITE_TMPDIR: temporary }
    })
    const ended = once(running, 'exit')
    const [line] = await Promise.race([once(createInterface(running.stdout), 'line'), ended.then(() => [null])])
    const fields = z.array(z.string()).parse(JSON.parse(String(line)))
    const words = new Map(fields.map(field => [field, wordFor(run, field)]))
    const leaks = (files: readonly string[]): Find[] => findWords(words, files).filter(find => !isMeant(find))

    const untried = callNames
      .filter(name => !isShellCall(name))
      .flatMap(name => freeTextsOf(calls[name].input).map(field => `${name} ${field}`))
      .filter(field => !words.has(field) && !NOT_TRIED.includes(field) && !/^people\.\w+ ownPassphrase$/.test(field))
    expect(untried, 'give these fields a word in canary-child.ts').toEqual([])

    const open = running.pid === undefined ? [] : openFilesOf(running.pid)
    expect(leaks([...filesUnder(home), ...filesUnder(temporary), ...open])).toEqual([])
    // Shows that there is something to find, and that it is found where it is meant to be.
    expect(findWords(words, filesUnder(path.join(home, 'outside'))).length).toBeGreaterThan(10)
    expect(filesUnder(home).map(file => path.basename(file))).toContainEqual(
      expect.stringMatching(/^desk-\d+\.db-wal$/)
    )

    running.kill('SIGKILL')
    await ended
    expect(leaks([...filesUnder(home), ...filesUnder(temporary)])).toEqual([])

    const core = createCore({ dataDir: path.join(home, 'bureau'), logDir: path.join(home, 'logs'), resourcesDir })
    const recovered = 'bureau.recover passphrase'
    const passphrase = `${wordFor(run, recovered)} ${wordFor(run, `${recovered}, second half`)}`
    expect(await core.call('bureau.unlock', { passphrase })).toEqual({ ok: true, value: null })
    await core.close()
    expect(leaks([...filesUnder(home), ...filesUnder(temporary)])).toEqual([])
  }
)
