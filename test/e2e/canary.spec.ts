import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { filesUnder, findWords, openFilesOf, processesOf, type Find } from '../canary/scan.ts'
import { newWords } from './canary-words.ts'
import { expect, test } from './fixtures.ts'
import { walkThrough, type Words } from './journey.ts'
import { memoryOf } from './page-memory.ts'

test.use({ ownBrowser: true })

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

test('no word typed into the window stands in any file, nor, once locked, in the page or its memory', async ({
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

    expect(await rememberedAfterLock(page, words)).toEqual([])
    await page.keyboard.type(words.passphrase)
    await page.keyboard.press('Enter')
    await expect(page.getByLabel('Anteckning')).toHaveValue(words.draft)
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

/** Locks, and answers which fields the page still shows or holds in its memory. */
async function rememberedAfterLock(page: Page, words: Words): Promise<string[]> {
  // Shows that a word that is there is found.
  expect(await memoryOf(page)).toContain(words.draft)
  await page.keyboard.press('Control+l')
  await expect(page.getByRole('heading', { name: 'Lås upp byrån' })).toBeVisible()
  const kept = (await page.evaluate(() => document.documentElement.outerHTML)) + (await memoryOf(page))
  // A value and a heading of the spreadsheet are names of members in what the window knows of it, and V8 remembers such names in its code.
  const { sheetLanguage: _value, sheetHeading: _heading, ...others } = words
  return Object.entries(others).flatMap(([field, word]) => (kept.includes(word) ? [field] : []))
}
