import { mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { preferenceFile } from './preferences.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'fyr-preferences-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test.each([
  [['en-GB', 'sv'], 'en'],
  [['ar', 'sv-SE', 'en'], 'ar'],
  [['fa', 'sv-SE', 'en'], 'sv'],
  [['de-DE'], 'sv'],
  [[], 'sv']
] as const)('a computer that prefers %j begins in %s', (systemLanguages, language) => {
  expect(preferenceFile(folder, systemLanguages).read()).toEqual({ language })
})

test('what is chosen lasts', () => {
  preferenceFile(folder, ['sv']).write({ language: 'en' })
  expect(preferenceFile(folder, ['sv']).read()).toEqual({ language: 'en' })
  expect(readFileSync(path.join(folder, 'preferences.json'), 'utf8')).toBe('{"language":"en"}\n')
})

test.each(['', '{', '[]', '{"language":"xx"}', '\0\0'])('a file that holds %j counts as none', content => {
  writeFileSync(path.join(folder, 'preferences.json'), content)
  expect(preferenceFile(folder, ['en']).read()).toEqual({ language: 'en' })
})

test.skipIf(process.platform === 'win32')(
  'what is chosen is this account’s alone, and is written through no link',
  () => {
    const other = path.join(folder, 'other.txt')
    writeFileSync(other, 'somebody’s')
    symlinkSync(other, path.join(folder, 'preferences.json.new'))
    const umask = process.umask(0)
    try {
      preferenceFile(folder, ['sv']).write({ language: 'en' })
    } finally {
      process.umask(umask)
    }
    expect(readFileSync(other, 'utf8')).toBe('somebody’s')
    expect(statSync(path.join(folder, 'preferences.json')).mode & 0o777).toBe(0o600)
  }
)
