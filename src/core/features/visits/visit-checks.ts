import { NO_MUNICIPALITY } from '../../../shared/domain/codes.ts'
import { FyrError } from '../../../shared/domain/errors.ts'
import { findOpenNote, type IdentityKind } from '../../../shared/domain/identity-guard.ts'
import { EARLIEST_DATE } from '../../../shared/domain/month.ts'
import { DECLINED } from '../../../shared/domain/vocabulary.ts'
import type { NewFollowUp } from '../../../shared/domain/follow-ups.ts'
import type { VisitBody } from '../../../shared/features/visits/visits.schema.ts'
import type { ReferenceLists } from '../../reference-lists.ts'

/** What makes a visit one that can be recorded, beyond its shape. Each throws the error that says what is wrong, and where. */

/** Throws `date.future` or `date.too-early`. */
export function checkDate(body: VisitBody, todayIs: string): void {
  if (body.date > todayIs) throw new FyrError('date.future', { field: 'date', date: body.date })
  if (body.date < EARLIEST_DATE)
    throw new FyrError('date.too-early', { field: 'date', date: body.date, earliest: EARLIEST_DATE })
}

/** Throws `language.unknown` or `municipality.unknown`. */
export function checkCodes({ language, municipality }: VisitBody, lists: ReferenceLists): void {
  if (language !== null && language !== DECLINED && !lists.hasLanguage(language))
    throw new FyrError('language.unknown', { field: 'language', language })
  const freeOf = municipality === null || municipality === DECLINED || municipality === NO_MUNICIPALITY
  if (!freeOf && !lists.hasMunicipality(municipality))
    throw new FyrError('municipality.unknown', { field: 'municipality', municipality })
}

/** Throws `call.invalid` for two questions of one id. */
export function checkQuestionIds({ questions }: VisitBody): void {
  const seen = new Set<string>()
  for (const [position, { id }] of questions.entries()) {
    if (seen.has(id)) throw new FyrError('call.invalid', { field: `questions.${position}.id`, reason: 'repeated' })
    seen.add(id)
  }
}

/** The desk holds nobody's name or number: what seems to be one is taken out, or kept by somebody who says that it is none. Throws `note.identifies`. */
export function checkNotes({ questions }: VisitBody): void {
  const open = findOpenNote(questions)
  if (open !== undefined) throw new FyrError('note.identifies', open)
}

/** What was kept in the notes of a visit although it seems to tell who somebody is, each kind once. */
export const keptIn = ({ questions }: VisitBody): IdentityKind[] => [
  ...new Set(questions.flatMap(({ note, keptIdentities }) => (note === null ? [] : keptIdentities)))
]

/** Each is of a question of the visit, and one of a kind for each question. Throws `call.invalid`. */
export function checkedFollowUps({ questions }: VisitBody, followUps: readonly NewFollowUp[]): readonly NewFollowUp[] {
  const seen = new Set<string>()
  for (const [position, { kind, question }] of followUps.entries()) {
    const known = questions.some(({ id }) => id === question) && !seen.has(`${kind} ${question}`)
    if (!known) throw new FyrError('call.invalid', { field: `followUps.${position}.question`, reason: 'unknown' })
    seen.add(`${kind} ${question}`)
  }
  return followUps
}
