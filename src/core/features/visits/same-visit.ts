import { isDeepStrictEqual } from 'node:util'
import { visitBodySchema, type VisitBody } from '../../../shared/features/visits/visits.schema.ts'
import type { DeskDb } from '../../open-desk.ts'
import { placeKey } from '../../place-key.ts'
import { listHistory } from './history.repository.ts'
import { bodyOf } from './visit-rows.ts'
import { listQuestions, type findVisit } from './visits.repository.ts'

type KnownVisit = NonNullable<Awaited<ReturnType<typeof findVisit>>>

/** Whether a visit that is sent is one that was sent before: what that one was when it was first recorded tells. */
export async function isSameVisit(db: DeskDb, known: KnownVisit, sent: VisitBody): Promise<boolean> {
  const corrections = (await listHistory(db, known.seq)).filter(entry => entry.before !== null)
  const first = corrections[0]?.before ?? bodyOf(known, await listQuestions(db, known.seq))
  return isDeepStrictEqual(comparable(first), comparable(sent))
}

/** A visit's content without the order in which codes were ticked and without the spelling of the place, neither of which the file keeps. */
const comparable = (body: VisitBody) => ({
  ...visitBodySchema.parse(body),
  place: placeKey(body.place),
  questions: body.questions.map(question => ({
    ...question,
    actions: [...new Set(question.actions)].toSorted(),
    barriers: [...new Set(question.barriers)].toSorted(),
    keptIdentities: question.note === null ? [] : question.keptIdentities.toSorted()
  }))
})
