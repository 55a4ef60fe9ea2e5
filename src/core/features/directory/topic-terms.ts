import type { RecordId } from '../../../shared/domain/ids.ts'
import type { Topic } from '../../../shared/features/topics/topics.schema.ts'
import { derivedId } from '../../hsds/derived-id.ts'
import type { DirectoryRecord } from './records.repository.ts'

/** The bureau's topic list as a taxonomy, so that a service is marked with a topic in the specification's own way. */
const taxonomyId = derivedId('taxonomy', 'topics')

const termIdOf = (topic: string): RecordId => derivedId('topic', topic)

/** The taxonomy and the terms for topics, each after its group. */
export function topicTerms(topics: readonly Topic[]): DirectoryRecord[] {
  if (topics.length === 0) return []
  return [
    {
      table: 'taxonomy',
      id: taxonomyId,
      fields: { name: 'Fyr topics', description: 'Topics of an advisory bureau' },
      source: null
    },
    ...topics.map(({ code, parent, sv, en }): DirectoryRecord => ({
      table: 'taxonomy_term',
      id: termIdOf(code),
      fields: {
        code,
        name: sv,
        description: en,
        ...(parent === null ? {} : { parent_id: termIdOf(parent) }),
        taxonomy: 'Fyr topics',
        language: 'sv',
        taxonomy_id: taxonomyId
      },
      source: null
    }))
  ]
}

/** The row that marks a service with a topic; the same for the same two. */
export const topicMark = (service: RecordId, topic: string): DirectoryRecord => ({
  table: 'attribute',
  id: derivedId('mark', service, topic),
  fields: { link_id: service, taxonomy_term_id: termIdOf(topic), link_type: 'attribute', link_entity: 'service' },
  source: null
})
