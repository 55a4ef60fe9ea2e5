/** The texts of one language: namespace, then key (nested keys joined by dots), then text. */
export type Locale = ReadonlyMap<string, ReadonlyMap<string, string>>

/** A place in the source that names a text. `*` stands for a part that is only known when the program runs. */
export interface UsedKey {
  readonly file: string
  readonly namespaces: readonly string[]
  readonly key: string
}

const PLURAL = /_(zero|one|two|few|many|other)$/
const PLACEHOLDER = /\{\{-?\s*([^},\s]+)[^}]*\}\}/g

/** Nested texts as one map, keys joined by dots. Anything but texts and groups of texts is refused. */
export function flattenTexts(texts: unknown, above = ''): Map<string, string> {
  if (typeof texts !== 'object' || texts === null || Array.isArray(texts))
    throw new Error(`${above || 'a file'}: not a group of texts`)
  const flat = new Map<string, string>()
  for (const [key, value] of Object.entries(texts)) {
    if (typeof value === 'string') flat.set(`${above}${key}`, value)
    else for (const [inner, text] of flattenTexts(value, `${above}${key}.`)) flat.set(inner, text)
  }
  return flat
}

/** i18next takes this form for the count 0 in any language; none needs it. */
const ZERO = 'zero'

/** What one language has and another lacks: namespaces, keys, placeholders; and plural forms that a language needs. */
export function compareLocales(locales: ReadonlyMap<string, Locale>): string[] {
  const problems = [...locales].flatMap(([language, locale]) => pluralProblems(language, locale))
  for (const [language, locale] of locales) {
    for (const [other, texts] of locales) {
      if (language !== other) problems.push(...missingFrom(language, locale, other, texts))
    }
  }
  return problems
}

function missingFrom(language: string, locale: Locale, other: string, texts: Locale): string[] {
  const problems: string[] = []
  for (const [namespace, otherTexts] of texts) {
    const own = bySense(locale.get(namespace) ?? new Map())
    for (const [key, forms] of bySense(otherTexts)) {
      const ownForms = own.get(key)
      if (ownForms === undefined) problems.push(`${language}/${namespace}: no text for "${key}", which ${other} has`)
      else {
        const where = `${language}/${namespace}: "${key}"`
        if (ownForms.has('') && !forms.has('')) problems.push(`${where} has no plural forms, which ${other} has`)
        problems.push(...placeholderProblems(where, ownForms, other, forms))
      }
    }
  }
  return problems
}

function placeholderProblems(
  where: string,
  own: ReadonlyMap<string, string>,
  other: string,
  theirs: ReadonlyMap<string, string>
): string[] {
  // A form of a plural may leave its count to the word ("yesterday"), so counts are not compared.
  const isPlural = !own.has('') || !theirs.has('')
  const placeholders = [...theirs.values()].flatMap(placeholdersOf)
  const wanted = new Set(placeholders.filter(name => !isPlural || name !== 'count'))
  return [...own].flatMap(([form, text]) => {
    const have = placeholdersOf(text)
    const which = form === '' ? '' : ` (${form})`
    return [...wanted]
      .filter(name => !have.includes(name))
      .map(name => `${where}${which} lacks the placeholder {{${name}}}, which ${other} has`)
  })
}

/** What is put into a text. */
const placeholdersOf = (text: string): string[] => [...text.matchAll(PLACEHOLDER)].map(match => match[1] ?? '')

function pluralProblems(language: string, locale: Locale): string[] {
  const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories
  const problems: string[] = []
  for (const [namespace, texts] of locale) {
    for (const [key, forms] of bySense(texts)) {
      if (forms.has('')) continue
      for (const form of needed) {
        if (!forms.has(form)) problems.push(`${language}/${namespace}: "${key}" lacks the plural form "${form}"`)
      }
      for (const form of forms.keys()) {
        if (form !== ZERO && !needed.some(category => category === form))
          problems.push(
            `${language}/${namespace}: "${key}" has the plural form "${form}", which ${language} does not know`
          )
      }
    }
  }
  return problems
}

/** The texts by key without its plural form, then by form; '' where a key has no forms. */
function bySense(texts: ReadonlyMap<string, string>): Map<string, Map<string, string>> {
  const senses = new Map<string, Map<string, string>>()
  for (const [key, text] of texts) {
    const form = PLURAL.exec(key)?.[1] ?? ''
    const sense = key.replace(PLURAL, '')
    const forms = senses.get(sense) ?? new Map<string, string>()
    senses.set(sense, forms.set(form, text))
  }
  return senses
}

/** Codes of a closed list without a text, and texts without a code. `prefix` is what their keys begin with. */
export function codeProblems(
  locales: ReadonlyMap<string, Locale>,
  namespace: string,
  prefix: string,
  codes: readonly string[]
): string[] {
  return [...locales].flatMap(([language, locale]) => {
    const keys = [...(locale.get(namespace)?.keys() ?? [])]
      .filter(key => key.startsWith(prefix))
      .map(key => key.slice(prefix.length))
    const without = codes
      .filter(code => !keys.includes(code))
      .map(code => `${language}/${namespace}: no text for the code "${prefix}${code}"`)
    const surplus = keys
      .filter(key => !codes.includes(key))
      .map(key => `${language}/${namespace}: "${prefix}${key}" names no code`)
    return [...without, ...surplus]
  })
}

/** Keys that the source names and that have no text. */
export function unknownKeys(locale: Locale, used: readonly UsedKey[]): string[] {
  return used
    .filter(({ namespaces, key }) => !namespaces.some(namespace => hasText(locale.get(namespace), key)))
    .map(({ file, key }) => `${file}: no text for the key "${key}"`)
}

function hasText(texts: ReadonlyMap<string, string> | undefined, key: string): boolean {
  if (texts === undefined) return false
  const pattern = new RegExp(
    `^${key
      .split('*')
      .map(part => RegExp.escape(part))
      .join('.+')}$`
  )
  return [...texts.keys()].some(candidate => pattern.test(candidate) || pattern.test(candidate.replace(PLURAL, '')))
}

/** The keys that a source file hands to `t`, with the namespaces that its `useTranslation` names; `fallback` where it names none. */
export function usedKeys(file: string, source: string, fallback: string): UsedKey[] {
  const named = [...source.matchAll(/useTranslation\(\s*(\[[^\]]*\]|'[^']*')/g)].flatMap(match =>
    [...(match[1] ?? '').matchAll(/'([^']+)'/g)].map(name => name[1] ?? '')
  )
  const hasFallback = /useTranslation\(\s*\)/.test(source) || named.length === 0
  const namespaces = [...new Set([...named, ...(hasFallback ? [fallback] : [])])]
  return [...source.matchAll(/(?<![\w.])t\(\s*(?:'([^']+)'|`([^`]+)`)/g)].map(match => {
    const key = (match[1] ?? match[2] ?? '').replaceAll(/\$\{[^}]*\}/g, '*')
    const [namespace, inside] = key.includes(':') ? key.split(':', 2) : [undefined, key]
    return { file, namespaces: namespace === undefined ? namespaces : [namespace], key: inside ?? key }
  })
}
