import type { AnswerId } from '../../../shared/domain/ids.ts'
import { excerptOf } from '../../../shared/domain/search-words.ts'
import { searchCalls } from '../../../shared/features/search/search.contract.ts'
import { mostFound, type FoundAnswer, type FoundNote } from '../../../shared/features/search/search.schema.ts'
import { onDesk, type BoundCalls } from '../../bound-call.ts'
import { matchOf } from '../../db/search-index.ts'
import type { DeskDb } from '../../open-desk.ts'

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

/** What is searched: each finds at most so many rows that match. */
export interface SearchParts {
  readonly findNotes: (db: DeskDb, match: string, limit: number) => Promise<NoteRow[]>
  readonly findAnswers: (db: DeskDb, match: string, limit: number) => Promise<AnswerRow[]>
}

/** About so many characters of a text are shown around what was found. */
const excerptLength = 140

export const searchHandlers = ({ findNotes, findAnswers }: SearchParts): BoundCalls<keyof typeof searchCalls> => ({
  'search.find': onDesk(searchCalls['search.find'], async ({ typed }, { db }) => {
    const match = matchOf(typed)
    if (match === null) return { answers: firstOf([]), notes: firstOf([]) }
    const answers = (await findAnswers(db, match, mostFound + 1)).map(row => answerOf(row, typed))
    const notes = (await findNotes(db, match, mostFound + 1)).map(row => noteOf(row, typed))
    return { answers: firstOf(answers), notes: firstOf(notes) }
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
