import type { Topic } from '../../../shared/features/topics/topics.schema.ts'
import type { RecordKept } from '../../audit/record-kept.ts'
import type { DeskDb } from '../../open-desk.ts'
import type { Platform } from '../../platform.ts'
import type { ReferenceLists } from '../../reference-lists.ts'

/** What the directory needs from the features beside it. */
export interface DirectoryDependencies {
  readonly platform: Platform
  readonly lists: ReferenceLists
  /** The bureau's topic list, retired topics included. */
  readonly listTopics: (db: DeskDb) => Promise<readonly Topic[]>
  /** The name as organisations are told apart by. */
  readonly organisationKey: (name: string) => string
  readonly recordKept: RecordKept
}
