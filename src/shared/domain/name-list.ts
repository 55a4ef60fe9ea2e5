import { type InterfaceLanguage, interfaceLocales } from './interface-language.ts'

/** Things beside each other, as the language writes them: `hyra, el`, in Arabic `الإيجار، والكهرباء`. */
export const listIn = (language: InterfaceLanguage, things: readonly string[]): string =>
  new Intl.ListFormat(interfaceLocales[language].tag, { type: 'unit', style: 'short' }).format(things)

const commas = { sv: ', ', en: ', ', ar: '، ' } as const satisfies Record<InterfaceLanguage, string>

/** Facts about one thing, or numbers, beside each other: nothing is said to go together. */
export const factsIn = (language: InterfaceLanguage, facts: readonly string[]): string => facts.join(commas[language])

/**
 * Names that are a sentence each, as one list: the first keeps its capital, the others go on in lower case ("Digital help,
 * referred"). A name that begins with several capitals is an abbreviation and keeps them. Proper names do not belong here.
 */
export const nameList = (language: InterfaceLanguage, names: readonly string[]): string =>
  listIn(
    language,
    names.map((name, index) => (index === 0 ? name : withSmallStart(name)))
  )

/** The name as it stands inside a sentence. */
export const withSmallStart = (name: string): string =>
  name.replace(/^\p{Lu}(?!\p{Lu})/u, first => first.toLocaleLowerCase('sv'))
