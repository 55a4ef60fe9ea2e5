import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { filesUnder, findWords, openFilesOf, processesOf, type Find } from '../canary/scan.ts'
import { newWords } from './canary-words.ts'
import { expect, test } from './fixtures.ts'
import { walkThrough } from './journey.ts'

/** Everywhere that a program may put a file without being told where. */
const PLACES = [
  'TMPDIR',
  'TMP',
  'TEMP',
  'XDG_CONFIG_HOME',
  'XDG_CACHE_HOME',
  'XDG_DATA_HOME',
  'XDG_STATE_HOME',
  'SQLITE_TMPDIR'
]

test('no word typed into the window stands in any file, not of the bureau, not of the browser, not after a kill', async ({
  userData,
  start
}) => {
  test.slow()
  const around = path.join(userData, 'around')
  mkdirSync(around)
  const usual = PLACES.map(name => [name, process.env[name]] as const)
  for (const name of PLACES) process.env[name] = around
  const words = newWords()
  const named = new Map(Object.entries(words))
  const outside = path.join(userData, 'outside')
  const leaks = (files: readonly string[]): Find[] => findWords(named, files).filter(find => !isMeant(find, outside))
  try {
    const app = await start()
    const page = await app.window()
    await page.setViewportSize({ width: 1366, height: 768 })
    await walkThrough({ app, page, words, outside })

    const open = processesOf(process.pid).flatMap(pid => openFilesOf(pid))
    expect(leaks([...filesUnder(userData), ...filesUnder('/dev/shm'), ...open])).toEqual([])
    // Shows that there is something to find, that the browser's profile was among it, and commits that are not in the desk file yet.
    expect(findWords(named, filesUnder(outside)).length).toBeGreaterThan(4)
    const files = filesUnder(userData).join('\n')
    expect(files).toContain('desk-1.db-wal')
    if (app.runsIn === 'chromium') expect(files).toContain('Local State')

    await app.kill()
    expect(leaks([...filesUnder(userData), ...filesUnder('/dev/shm')])).toEqual([])
  } finally {
    for (const [name, value] of usual) {
      if (value === undefined) Reflect.deleteProperty(process.env, name)
      else process.env[name] = value
    }
  }
})

/** What a person brought along, and the bureau's name in what is written for others. */
function isMeant({ field, file }: Find, outside: string): boolean {
  return file === path.join(outside, 'besök.csv') || (field === 'bureau' && file.startsWith(outside))
}
