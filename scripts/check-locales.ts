/**
 * Checks that every language of the interface has the same texts, that every error code and every code of the vocabulary has one,
 * and that every key named in the window's source exists. Prints what is wrong, one line each, and exits with 1.
 */
import { globSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { errorCodes } from '../src/shared/domain/errors.ts'
import { roles } from '../src/shared/domain/roles.ts'
import * as vocabulary from '../src/shared/domain/vocabulary.ts'
import { interfaceLanguages } from '../src/shared/domain/interface-language.ts'
import { codeProblems, compareLocales, flattenTexts, type Locale, unknownKeys, usedKeys } from './locale-checks.ts'

const root = path.resolve(import.meta.dirname, '..')

function readLocale(language: string): Locale {
  const folder = path.join(root, 'locales', language)
  const files = readdirSync(folder).filter(name => name.endsWith('.json'))
  return new Map(
    files.map(name => [
      path.basename(name, '.json'),
      flattenTexts(JSON.parse(readFileSync(path.join(folder, name), 'utf8')))
    ])
  )
}

function findProblems(): string[] {
  const locales = new Map(interfaceLanguages.map(language => [language, readLocale(language)]))
  const lists = Object.entries({ ...vocabulary, roles }).filter(([, codes]) => Array.isArray(codes))
  const used = globSync('src/renderer/**/*.{ts,tsx}', { cwd: root })
    .filter(file => !file.includes('.test.'))
    .flatMap(file => usedKeys(file, readFileSync(path.join(root, file), 'utf8'), 'common'))
  return [
    ...compareLocales(locales),
    ...codeProblems(locales, 'errors', '', errorCodes),
    ...lists.flatMap(([list, codes]) => codeProblems(locales, 'vocabulary', `${list}.`, [...codes])),
    ...[...locales.values()].slice(0, 1).flatMap(locale => unknownKeys(locale, used))
  ]
}

const problems = findProblems()
for (const problem of problems) process.stderr.write(`${problem}\n`)
process.stdout.write(
  problems.length === 0 ? 'Every language has every text.\n' : `${problems.length} problems with the texts.\n`
)
process.exitCode = problems.length === 0 ? 0 : 1
