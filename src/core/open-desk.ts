import type { Kysely, Transaction } from 'kysely'
import type { Person } from '../shared/features/bureau/bureau.schema.ts'
import type { DeskSchema } from './db/schema.ts'

export type DeskDb = Kysely<DeskSchema>
export type DeskTransaction = Transaction<DeskSchema>

/** The bureau while it is open: its data, and the person who opened it. */
export interface OpenDesk {
  readonly db: DeskDb
  readonly person: Person
}
