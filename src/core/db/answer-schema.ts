import type { Generated } from 'kysely'
import type { AnswerId, PersonId } from '../../shared/domain/ids.ts'
import type { AnswerHistoryEntry } from '../../shared/features/answers/answers.schema.ts'
import type { IsoDate } from '../../shared/domain/month.ts'

/** The tables of the answers as Kysely sees them. */
export interface AnswerSchema {
  answer: AnswerTable
  answer_history: AnswerHistoryTable
}

/** An article as it stands: a draft until it is published. */
export interface AnswerTable {
  seq: Generated<number>
  id: AnswerId
  revision: number
  published: 0 | 1
  title: string
  text: string
  source: string | null
  language: string
  /** Codes with a space between and around, here and in `kept`. */
  topics: string
  kept: string
  checked_on: IsoDate | null
  checked_by: PersonId | null
  /** When somebody said that it may be wrong; null once it was checked again. */
  doubted_at: string | null
  withdrawn_at: string | null
}

export interface AnswerHistoryTable {
  seq: Generated<number>
  answer_seq: number
  revision: number
  at: string
  person_id: PersonId
  change: AnswerHistoryEntry['change']
  /** JSON of what the article said before. */
  before: string | null
}
