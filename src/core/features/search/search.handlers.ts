import type { AnswerId } from '../../../shared/domain/ids.ts'
import { excerptOf } from '../../../shared/domain/search-words.ts'
import { searchCalls } from '../../../shared/features/search/search.contract.ts'
import {
  mostFound,
  type FoundAnswer,
  type FoundEntry,
  type FoundNote
} from '../../../shared/features/search/search.schema.ts'
import { onDesk, type BoundCalls } from '../../bound-call.ts'
import { matchOf } from '../../db/search-index.ts'
import type { DeskDb, OpenDesk } from '../../open-desk.ts'

interface NoteRow extends Omit<FoundNote, 'excerpt'> {
  readonly text: string
}

interface AnswerRow {
  readonly id: AnswerId
  readonly published: 0 | 1
  readonly language: string
  readonly title: string
  readonly text: string
}

interface EntryRow extends Omit<FoundEntry, 'name'> {
  readonly name: string
}

/** What is searched: each finds at most so many rows that match. */
export interface SearchParts {
  readonly findNotes: (db: DeskDb, match: string, limit: number) => Promise<NoteRow[]>
  readonly findAnswers: (db: DeskDb, match: string, limit: number) => Promise<AnswerRow[]>
  /** What the directory finds for what is typed, best first. */
  readonly findEntries: (desk: OpenDesk, typed: string, limit: number) => Promise<readonly EntryRow[]>
}

/** About so many characters of a text are shown around what was found. */
const excerptLength = 140

/** {@link searchCalls}, each bound to what answers it. */
export const searchHandlers = ({
  findNotes,
  findAnswers,
  findEntries
}: SearchParts): BoundCalls<keyof typeof searchCalls> => ({
  'search.find': onDesk(searchCalls['search.find'], async ({ typed }, desk) => {
    const { db } = desk
    const match = matchOf(typed)
    if (match === null) return { answers: firstOf([]), entries: firstOf([]), notes: firstOf([]) }
    const answers = (await findAnswers(db, match, mostFound + 1)).map(row => answerOf(row, typed))
    const notes = (await findNotes(db, match, mostFound + 1)).map(row => noteOf(row, typed))
    const entries = (await findEntries(desk, typed, mostFound + 1)).map(entry => entryOf(entry, typed))
    return { answers: firstOf(answers), entries: firstOf(entries), notes: firstOf(notes) }
  })
})

const firstOf = <Found>(found: readonly Found[]) => ({
  found: found.slice(0, mostFound),
  more: found.length > mostFound
})

const noteOf = ({ text, ...note }: NoteRow, typed: string): FoundNote => ({
  ...note,
  excerpt: excerptOf(text, typed, excerptLength)
})

const answerOf = ({ id, published, language, title, text }: AnswerRow, typed: string): FoundAnswer => ({
  id,
  draft: published === 0,
  language,
  title: excerptOf(title, typed, title.length),
  excerpt: excerptOf(text, typed, excerptLength)
})

const entryOf = ({ kind, id, name, organisation, city }: EntryRow, typed: string): FoundEntry => ({
  kind,
  id,
  name: excerptOf(name, typed, name.length),
  organisation,
  city
})
