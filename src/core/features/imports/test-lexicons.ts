import path from 'node:path'
import { readReferenceLists } from '../../reference-lists.ts'
import { createLexicons } from './lexicons.ts'

/** What a new bureau knows, for the tests of the import. */
export const lists = readReferenceLists(path.resolve(import.meta.dirname, '../../../../resources'))
export const topics = lists.topics.map(topic => ({ ...topic, parent: topic.parent === '' ? null : topic.parent, retired: false }))
export const lexicons = createLexicons({ ...lists, topics })
