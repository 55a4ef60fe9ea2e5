import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { flattenTexts } from '../../scripts/locale-checks.ts'
import { type InterfaceLanguage, interfaceLanguages } from '../../src/shared/domain/interface-language.ts'

/** Names what a screen says, to the eye or to a screen reader, in no language or in another one than its own. */
export type StrangeWords = (page: Page) => Promise<string[]>

const localesDir = path.resolve(import.meta.dirname, '../../locales')

/** Fewer letters than this may well be the same word by chance, or a unit. */
const FEWEST_LETTERS = 4

/** What people, files and other languages say stands in elements that say so, and is left alone. */
export function strangeWordsIn(language: InterfaceLanguage): StrangeWords {
  const own = textsOf(language)
  // A text that is nothing but a hole would take anything for its own.
  const ownPatterns = own.texts.filter(text => lettersOf(text) !== '').map(asPattern)
  const foreign = interfaceLanguages
    .filter(other => other !== language)
    .flatMap(other => textsOf(other).texts.map(text => ({ text, pattern: asPattern(text) })))
    .filter(({ text }) => lettersOf(text).length >= FEWEST_LETTERS)
  const isOwn = (said: string): boolean => ownPatterns.some(pattern => pattern.test(said))
  return async page => {
    const said = await page.evaluate(readScreen)
    return said.flatMap(text => {
      if (own.keys.has(text)) return [`the name of a text and not the text: ${text}`]
      if (isOwn(text)) return []
      const other = foreign.find(({ pattern }) => pattern.test(text))
      if (other !== undefined) return [`a text of another language: ${text}`]
      return language === 'ar' && isLatinSentence(text) ? [`not Arabic: ${text}`] : []
    })
  }
}

function textsOf(language: InterfaceLanguage): { texts: string[]; keys: Set<string> } {
  const folder = path.join(localesDir, language)
  const files = readdirSync(folder).filter(file => !['cli.json', 'release.json'].includes(file))
  const entries = files.flatMap(file => [...flattenTexts(JSON.parse(readFileSync(path.join(folder, file), 'utf8')))])
  return {
    texts: entries.map(([, text]) => text),
    keys: new Set(entries.map(([key]) => key).filter(key => key.includes('.')))
  }
}

const lettersOf = (text: string): string => text.replaceAll(/\{\{.*?\}\}|\$t\(.*?\)+/g, '').replaceAll(/[^\p{L}]/gu, '')

/** The text with anything in its holes. */
function asPattern(text: string): RegExp {
  const parts = text.replaceAll(/<\/?\w+>/g, '').split(/\$t\([^)]*\)|\{\{.*?\}\}/)
  return new RegExp(`^${parts.map(part => RegExp.escape(part)).join('.+')}$`, 's')
}

const isLatinSentence = (text: string): boolean =>
  !/\p{Script=Arabic}/u.test(text) && (text.match(/\p{Script=Latin}{2,}/gu) ?? []).length >= 2

/** Runs in the page: everything that is said in the window's own language. */
function readScreen(): string[] {
  const notOwn = 'bdi, code, kbd, [dir=auto], [dir=ltr], body [lang], script, style'
  const said = new Set<string>()
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const parent = node.parentElement
    const text = node.textContent?.trim() ?? ''
    if (parent !== null && text !== '' && parent.closest(notOwn) === null && parent.checkVisibility()) said.add(text)
  }
  for (const element of document.querySelectorAll('[aria-label], [placeholder], [title], [aria-roledescription]')) {
    if (element.parentElement?.closest(notOwn) !== null || element.closest('body [lang]') !== null) continue
    for (const name of ['aria-label', 'placeholder', 'title', 'aria-roledescription']) {
      const text = element.getAttribute(name)?.trim() ?? ''
      if (text !== '') said.add(text)
    }
  }
  return [...said]
}
