import path from 'node:path'
import { newWords } from './canary-words.ts'
import { expect, test } from './fixtures.ts'
import { walkThrough } from './journey.ts'
import { memoryOf } from './page-memory.ts'

test('locked, the page holds no word of the bureau, neither on the page nor in its memory', async ({
  app,
  page,
  userData
}) => {
  test.slow()
  const words = newWords()
  await walkThrough({ app, page, words, outside: path.join(userData, 'outside') })
  const open = await memoryOf(page)
  // Shows that a word that is there is found.
  for (const word of [words.place, words.draft]) expect(open).toContain(word)

  await page.keyboard.press('Control+l')
  await expect(page.getByRole('heading', { name: 'Lås upp byrån' })).toBeVisible()
  const shown = await page.evaluate(() => document.documentElement.outerHTML)
  const locked = await memoryOf(page)
  const found = Object.entries(words).filter(([, word]) => shown.includes(word) || locked.includes(word))
  // A value and a heading of the spreadsheet are names of members in what the window knows of it, and V8 remembers such names in its code.
  const [value, heading] = [words.sheetLanguage, words.sheetHeading]
  expect(found.filter(([, word]) => word !== value && word !== heading)).toEqual([])
})
