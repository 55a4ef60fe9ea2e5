import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import i18next from 'i18next'
import { z } from 'zod'
import en from '../../locales/en/cli.json' with { type: 'json' }
import sv from '../../locales/sv/cli.json' with { type: 'json' }
import { BUREAU_TIME_ZONE } from '../shared/domain/month.ts'
import type { WrittenLanguage } from '../shared/domain/interface-language.ts'
import { localesDir } from './paths.ts'
import { printable } from './printable.ts'

type WithoutPlural<Key extends string> = Key extends `${infer Stem}_${'one' | 'other'}` ? Stem : Key
type KeysOf<Tree, Above extends string = ''> = {
  [Key in keyof Tree & string]: Tree[Key] extends string
    ? `${Above}${WithoutPlural<Key>}`
    : KeysOf<Tree[Key], `${Above}${Key}.`>
}[keyof Tree & string]

const own = { sv, en } satisfies Record<WrittenLanguage, typeof en>

/** Every text of the command line, checked while compiling. */
export type TextKey = KeysOf<typeof en>
export type TextParams = Readonly<Record<string, string | number>>

/** The words of the command line in one language. What is put into them is made safe for a terminal. */
export interface Texts {
  readonly language: WrittenLanguage
  readonly say: (key: TextKey, params?: TextParams) => string
  /** A text of another namespace; `otherwise` when there is none. */
  readonly from: (namespace: string, key: string, params: TextParams, otherwise: string) => string
  readonly number: (value: number) => string
  /** An instant (milliseconds, UTC) as the bureau's date and time. */
  readonly moment: (value: number) => string
}

const fileSchema = z.record(z.string(), z.unknown())

/** Reads the texts of a language from `locales/`. */
export async function readTexts(language: WrittenLanguage): Promise<Texts> {
  const folder = path.join(localesDir, language)
  const namespaces = readdirSync(folder).filter(name => name.endsWith('.json'))
  const resources = Object.fromEntries(
    namespaces.map(name => [
      path.basename(name, '.json'),
      fileSchema.parse(JSON.parse(readFileSync(path.join(folder, name), 'utf8')))
    ])
  )
  const instance = i18next.createInstance()
  const translate = await instance.init({
    lng: language,
    resources: { [language]: { ...resources, cli: own[language] } },
    defaultNS: 'cli',
    interpolation: { escapeValue: true, escape: printable }
  })
  const numbers = new Intl.NumberFormat(language)
  // British dates for English: day before month, as in the window.
  const moments = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'sv-SE', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: BUREAU_TIME_ZONE
  })
  return {
    language,
    say: (key, params = {}) => translate(key, { ...params }),
    from: (ns, key, params, otherwise) =>
      instance.exists(key, { ns }) ? translate(key, { ...params, ns }) : otherwise,
    number: value => numbers.format(value),
    moment: value => moments.format(value)
  }
}

/** The language of the messages: what the system's locale begins with, else English. */
export function systemLanguage(environment: Readonly<Record<string, string | undefined>>): WrittenLanguage {
  const set = [environment['LC_ALL'], environment['LC_MESSAGES'], environment['LANG']].find(
    value => value !== undefined && value !== ''
  )
  return set !== undefined && /^sv(?![a-z])/i.test(set) ? 'sv' : 'en'
}
