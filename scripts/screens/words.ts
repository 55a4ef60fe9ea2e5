import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import i18next from 'i18next'
import { z } from 'zod'
import { insideSentence } from '../../src/shared/domain/direction.ts'
import { type InterfaceLanguage, interfaceLocales } from '../../src/shared/domain/interface-language.ts'

/** The text behind `namespace:key`, as it stands on the screen. Throws when there is none. */
export type Say = (key: string, params?: Readonly<Record<string, string | number>>) => string

const localesDir = path.resolve(import.meta.dirname, '../../locales')
const namespaceSchema = z.record(z.string(), z.unknown())

/** Reads all texts of a language, so that a screen can be driven by what a person reads on it. */
export async function readWords(language: InterfaceLanguage): Promise<Say> {
  const folder = path.join(localesDir, language)
  const resources = Object.fromEntries(
    readdirSync(folder).map(file => [
      path.basename(file, '.json'),
      namespaceSchema.parse(JSON.parse(readFileSync(path.join(folder, file), 'utf8')))
    ])
  )
  const instance = i18next.createInstance()
  const translate = await instance.init({
    lng: language,
    resources: { [language]: resources },
    interpolation: { escapeValue: true, escape: text => insideSentence(text, interfaceLocales[language].direction) }
  })
  return (key, params = {}) => {
    if (!instance.exists(key, { ...params })) throw new Error(`There is no text “${key}” in locales/${language}.`)
    return translate(key, { ...params })
  }
}
