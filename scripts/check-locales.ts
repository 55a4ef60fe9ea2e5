/**
 * Checks that every language of the interface has the same texts, that every error code and every code of the vocabulary has one,
 * and that every key named in the window's source exists. Prints what is wrong, one line each, and exits with 1.
 */
import { globSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { errorCodes } from '../src/shared/domain/errors.ts'
import { roles } from '../src/shared/domain/roles.ts'
import * as vocabulary from '../src/shared/domain/vocabulary.ts'
import { interfaceLanguages, writtenLanguages } from '../src/shared/domain/interface-language.ts'
import { codeProblems, compareLocales, flattenTexts, type Locale, unknownKeys, usedKeys } from './locale-checks.ts'

/** What only the languages of the terminal and of the summaries have; of a summary's texts the window shows some. */
const writtenOnly = ['cli', 'release'] as const
const shownOfRelease = /^(codes|tables|reasons|nearest)\./

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
  const written = new Map([...locales].filter(([language]) => writtenLanguages.some(each => each === language)))
  const shown = new Map([...locales].map(([language, locale]) => [language, ofTheWindow(locale)]))
  return [
    ...new Set([...compareLocales(written), ...compareLocales(shown)]),
    ...surplusNamespaces(locales),
    ...codeProblems(locales, 'errors', '', errorCodes),
    ...lists.flatMap(([list, codes]) => codeProblems(locales, 'vocabulary', `${list}.`, [...codes])),
    ...[...locales.values()].slice(0, 1).flatMap(locale => unknownKeys(locale, used))
  ]
}

/** The texts that every language of the window must have. */
const ofTheWindow = (locale: Locale): Locale =>
  new Map(
    [...locale]
      .filter(([namespace]) => namespace !== 'cli')
      .map(([namespace, texts]) => [
        namespace,
        namespace === 'release' ? new Map([...texts].filter(([key]) => shownOfRelease.test(key))) : texts
      ])
  )

/** A language of the window alone needs no texts for what it never writes. */
function surplusNamespaces(locales: ReadonlyMap<string, Locale>): string[] {
  return [...locales]
    .filter(([language]) => !writtenLanguages.some(each => each === language))
    .flatMap(([language, locale]) =>
      writtenOnly
        .filter(namespace => (locale.get(namespace)?.size ?? 0) > (ofTheWindow(locale).get(namespace)?.size ?? 0))
        .map(namespace => `${language}/${namespace}: has texts that nothing shows in ${language}`)
    )
}

const problems = findProblems()
for (const problem of problems) process.stderr.write(`${problem}\n`)
process.stdout.write(
  problems.length === 0 ? 'Every language has every text.\n' : `${problems.length} problems with the texts.\n`
)
process.exitCode = problems.length === 0 ? 0 : 1
