import path from 'node:path'
import { isoDateSchema } from '../../../shared/domain/month.ts'
import { mappingSchema, type Mapping, type MappingInput } from '../../../shared/features/imports/mapping.schema.ts'
import { readReferenceLists } from '../../reference-lists.ts'
import { createLexicons } from './lexicons.ts'
import { readSpreadsheet, type Reading } from './read-spreadsheet.ts'

/** What a new bureau knows, and a spreadsheet read by it, for the tests of the import. */
export const lists = readReferenceLists(path.resolve(import.meta.dirname, '../../../../resources'))
export const topics = lists.topics.map(topic => ({
  ...topic,
  parent: topic.parent === '' ? null : topic.parent,
  retired: false
}))
export const lexicons = createLexicons({ ...lists, topics })
const today = isoDateSchema.parse('2026-11-22')

/** Reads a spreadsheet as an import does. `remembered` is the mapping that an earlier import left. */
export const readBytes = (
  bytes: Buffer,
  mapping: MappingInput | null = null,
  remembered: Mapping | null = null
): Promise<Reading> =>
  readSpreadsheet(
    { name: 'besök.csv', bytes, hash: '0'.repeat(64) },
    {
      mapping: mapping === null ? null : mappingSchema.parse(mapping),
      lexicons,
      today,
      findMapping: async () => remembered,
      progress: () => undefined
    }
  )

/** Reads a text as it stands, without the indentation of the test around it. */
export const readText = (
  text: string,
  mapping: MappingInput | null = null,
  remembered: Mapping | null = null
): Promise<Reading> => readBytes(Buffer.from(text.replaceAll(/^ +/gm, '')), mapping, remembered)

/** The understanding of a text, with its visits first. */
export const understand = async (text: string, mapping: MappingInput | null = null) =>
  (await readText(text, mapping)).understanding
