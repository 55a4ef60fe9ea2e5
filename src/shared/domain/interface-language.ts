import { z } from 'zod'

/** The languages that the window speaks. */
export const interfaceLanguages = ['sv', 'en', 'ar'] as const
export const interfaceLanguageSchema = z.enum(interfaceLanguages)
export type InterfaceLanguage = z.infer<typeof interfaceLanguageSchema>

/** The languages in which the bureau writes: the names in its lists, the terminal, and whatever it hands out as a summary. */
export const writtenLanguages = ['sv', 'en'] as const
export const writtenLanguageSchema = z.enum(writtenLanguages)
export type WrittenLanguage = z.infer<typeof writtenLanguageSchema>

/** The language of what is written, for whoever reads the window in `language`: the same where there is one, else Swedish. */
export const writtenLanguageOf = (language: InterfaceLanguage): WrittenLanguage =>
  writtenLanguageSchema.catch('sv').parse(language)

/**
 * The language of the words that are offered as a passphrase: words of the letters a to z, which every keyboard can type. Arabic has none,
 * so it offers English ones (ADR 0070).
 */
export const passphraseWordsOf = { sv: 'sv', en: 'en', ar: 'en' } as const satisfies Record<
  InterfaceLanguage,
  WrittenLanguage
>

/** Which way a language is read. */
export type Direction = 'ltr' | 'rtl'

/**
 * How each language writes dates and numbers (BCP 47), and which way it is read. English is British: day before month, as everywhere
 * else in the window. Arabic keeps the digits 0–9 and the calendar of the forms (ADR 0069).
 */
export const interfaceLocales = {
  sv: { tag: 'sv-SE', direction: 'ltr' },
  en: { tag: 'en-GB', direction: 'ltr' },
  ar: { tag: 'ar-u-ca-gregory-nu-latn', direction: 'rtl' }
} as const satisfies Record<InterfaceLanguage, { tag: string; direction: Direction }>
