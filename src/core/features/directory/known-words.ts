import { foldText } from '../../../shared/domain/type-ahead.ts'
import type { Topic } from '../../../shared/features/topics/topics.schema.ts'
import type { HsdsFields } from '../../hsds/hsds-tables.ts'
import { languageEntries } from '../../language-words.ts'
import type { ReferenceLists } from '../../reference-lists.ts'
import { remembering } from '../../remembering.ts'
import { countyOfName } from './counties.ts'

/** Where a service says that it serves people. */
export type Area =
  { readonly kind: 'everywhere' } | { readonly kind: 'municipalities'; readonly codes: readonly string[] }

/** Reads what directories call languages, areas and topics as the codes of the bureau's own lists; null for what these do not know. */
export interface KnownWords {
  readonly languageOf: (fields: HsdsFields) => string | null
  readonly areaOf: (fields: HsdsFields) => Area | null
  /** The municipality of that name. */
  readonly municipalityOf: (name: string) => string | null
  readonly topicOf: (term: HsdsFields) => string | null
  readonly namesOfTopic: (code: string) => readonly string[]
  readonly municipalityName: (code: string) => string
  readonly languageName: (code: string) => string
}

const everywhere = new Set([
  'sverige',
  'sweden',
  'hela landet',
  'hela sverige',
  'nationwide',
  'nationellt',
  'se',
  'swe'
])

/** Looks the words of other directories up in the lists of this one. */
export function createKnownWords(lists: ReferenceLists, topics: readonly Topic[]): KnownWords {
  const languages = new Map<string, string | null>()
  for (const { code, names, also } of languageEntries(lists.languages))
    for (const word of [code, ...names, ...also]) {
      const key = foldText(word)
      if (key === '') continue
      // A word for two languages stands for neither.
      languages.set(key, languages.has(key) && languages.get(key) !== code ? null : code)
    }
  const languageNames = new Map(lists.languages.map(({ code, sv }) => [code, sv]))
  const municipalities = new Map(lists.municipalities.map(({ code, name }) => [foldText(name), code]))
  const municipalityNames = new Map(lists.municipalities.map(({ code, name }) => [code, name]))
  const live = topics.filter(({ retired }) => !retired)
  const topicCodes = new Map(live.map(topic => [topic.code, topic]))
  const topicNames = new Map(live.flatMap(({ code, sv, en }) => [sv, en].map(name => [foldText(name), code] as const)))

  const municipalityOf = remembering((name: string): string | null => {
    const folded = foldText(name).replace(/ (kommun|stad|municipality)$/, '')
    return municipalities.get(folded) ?? municipalities.get(folded.replace(/s$/, '')) ?? null
  })
  const codesOfPart = (part: string): readonly string[] | null => {
    const code = /^\d{4}$/.test(part) && municipalityNames.has(part) ? part : municipalityOf(part)
    if (code !== null) return [code]
    const county = countyOfName(part)
    return county === null ? null : lists.municipalities.filter(each => each.county === county).map(each => each.code)
  }
  const areaOfText = remembering((text: string): Area | null => {
    if (everywhere.has(foldText(text))) return { kind: 'everywhere' }
    const whole = codesOfPart(text.trim())
    if (whole !== null) return { kind: 'municipalities', codes: whole }
    const parts = text.split(/[,;/&]| och | and /).filter(part => part.trim() !== '')
    const codes = parts.flatMap(part => codesOfPart(part.trim()) ?? [])
    return codes.length === 0 ? null : { kind: 'municipalities', codes: [...new Set(codes)] }
  })
  const languageOfText = remembering((text: string): string | null => languages.get(foldText(text)) ?? null)

  return {
    languageOf: ({ code = '', name = '' }) => languageOfText(code) ?? languageOfText(name),
    areaOf: ({ extent = '', name = '' }) => (extent === '' ? null : areaOfText(extent)) ?? areaOfText(name),
    municipalityOf,
    topicOf: ({ code = '', name = '' }) => topicCodes.get(code)?.code ?? topicNames.get(foldText(name)) ?? null,
    namesOfTopic: code => {
      const topic = topicCodes.get(code)
      const parent = topicCodes.get(topic?.parent ?? '')
      return [topic, parent].flatMap(each => (each === undefined ? [] : [each.sv, each.en]))
    },
    municipalityName: code => municipalityNames.get(code) ?? code,
    languageName: code => languageNames.get(code) ?? code
  }
}

/** Several areas as one; null where there is none. */
export function joinAreas(areas: readonly Area[]): Area | null {
  const [only] = areas
  if (only !== undefined && areas.length === 1) return only
  if (areas.some(({ kind }) => kind === 'everywhere')) return { kind: 'everywhere' }
  const codes = areas.flatMap(area => (area.kind === 'municipalities' ? area.codes : []))
  return codes.length === 0 ? null : { kind: 'municipalities', codes: [...new Set(codes)] }
}
