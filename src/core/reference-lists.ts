import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import {
  languageSchema,
  municipalitySchema,
  topicNameSchema,
  type Language,
  type Municipality,
  type TopicName,
  type TopicWords
} from '../shared/features/reference/reference.schema.ts'

/** A line of the topic list that the app ships. */
export const defaultTopicSchema = z.object({ code: z.string(), parent: z.string(), sv: z.string(), en: z.string() })
export type DefaultTopic = z.infer<typeof defaultTopicSchema>

/** A line of the other words for topics; `;` stands between them. */
const topicWordsRowSchema = z
  .object({ code: z.string(), sv: z.string(), en: z.string() })
  .transform(({ code, sv, en }): TopicWords => ({ code, words: `${sv};${en}`.split(';').map(word => word.trim()) }))

/** The lists that the app ships, read once from `resources/`. */
export interface ReferenceLists {
  readonly languages: readonly Language[]
  readonly municipalities: readonly Municipality[]
  readonly topics: readonly DefaultTopic[]
  readonly topicNames: readonly TopicName[]
  /** Other words for topics of the default list. */
  readonly topicWords: readonly TopicWords[]
  readonly hasLanguage: (code: string) => boolean
  readonly hasMunicipality: (code: string) => boolean
}

/** Reads the shipped lists. A missing or misshapen list is a broken installation, not something a person can mend. */
export function readReferenceLists(resourcesDir: string): ReferenceLists {
  const read = <Row>(name: string, row: z.ZodType<Row>): readonly Row[] =>
    z
      .array(row)
      .parse(parse(readFileSync(path.join(resourcesDir, name)), { columns: true, bom: true, skip_empty_lines: true }))
  const languages = read('languages.csv', languageSchema)
  const municipalities = read('municipalities.csv', municipalitySchema)
  const languageCodes = new Set(languages.map(language => language.code))
  const municipalityCodes = new Set(municipalities.map(municipality => municipality.code))
  return {
    languages,
    municipalities,
    topics: read('topics.csv', defaultTopicSchema),
    topicNames: read('topic-names.ar.csv', topicNameSchema),
    topicWords: read('topic-words.csv', topicWordsRowSchema),
    hasLanguage: code => languageCodes.has(code),
    hasMunicipality: code => municipalityCodes.has(code)
  }
}
