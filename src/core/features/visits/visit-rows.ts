import type { Insertable, Selectable } from 'kysely'
import { identityKinds } from '../../../shared/domain/identity-guard.ts'
import { actions, barriers } from '../../../shared/domain/vocabulary.ts'
import type { ShiftId } from '../../../shared/domain/ids.ts'
import type { IsoDate } from '../../../shared/domain/month.ts'
import type { Question, VisitBody } from '../../../shared/features/visits/visits.schema.ts'
import type { QuestionTable, ReferralTable, VisitTable } from '../../db/visit-schema.ts'

/** The columns of a visit that its body decides; the shift stands for date and place together. */
export type BodyColumns = Pick<
  Insertable<VisitTable>,
  | 'date'
  | 'time'
  | 'shift_id'
  | 'channel'
  | 'language'
  | 'age_band'
  | 'gender'
  | 'municipality'
  | 'time_in_sweden'
  | 'household'
  | 'interpreter'
  | 'minutes'
>

/** What a visit says, as the columns of its row. */
export const bodyColumns = (body: VisitBody, shiftId: ShiftId): BodyColumns => ({
  date: body.date,
  time: body.time,
  shift_id: shiftId,
  channel: body.channel,
  language: body.language,
  age_band: body.ageBand,
  gender: body.gender,
  municipality: body.municipality,
  time_in_sweden: body.timeInSweden,
  household: body.household,
  interpreter: body.interpreter,
  minutes: body.minutes
})

/** A question as its row; its referral and note have rows of their own. */
export const questionColumns = (question: Question, visitSeq: number, position: number): Insertable<QuestionTable> => ({
  id: question.id,
  visit_seq: visitSeq,
  position,
  topic: question.topic,
  actions: joinCodes(question.actions),
  barriers: joinCodes(question.barriers),
  urgency: question.urgency
})

/** A question as it is read together with its referral and its note, if it has them. */
export type QuestionRow = Selectable<QuestionTable> & {
  readonly [Column in Exclude<keyof ReferralTable, 'question_seq'>]: ReferralTable[Column] | null
} & { readonly note: string | null; readonly kept: string | null; readonly since: IsoDate | null }

/** The question that a row says. */
export const questionOf = (row: QuestionRow): Question => ({
  id: row.id,
  topic: row.topic,
  actions: actions.filter(code => hasCode(row.actions, code)),
  barriers: barriers.filter(code => hasCode(row.barriers, code)),
  referral:
    row.organisation_id === null || row.way === null
      ? null
      : {
          organisationId: row.organisation_id,
          ...(row.service_id === null ? {} : { serviceId: row.service_id }),
          way: row.way,
          outcome: row.outcome
        },
  urgency: row.urgency,
  note: row.note,
  keptIdentities: identityKinds.filter(code => hasCode(row.kept ?? '', code))
})

/** A visit's row joined with its shift's place. */
export type VisitRow = Selectable<VisitTable> & { readonly place: string }

/** What a visit says, from its row and those of its questions. */
export const bodyOf = (row: VisitRow, questions: readonly QuestionRow[]): VisitBody => ({
  date: row.date,
  time: row.time,
  place: row.place,
  channel: row.channel,
  language: row.language,
  ageBand: row.age_band,
  gender: row.gender,
  municipality: row.municipality,
  timeInSweden: row.time_in_sweden,
  household: row.household,
  interpreter: row.interpreter,
  minutes: row.minutes,
  questions: questions.map(questionOf)
})

/** Codes with a space between and around them, sorted, so that ` code ` finds one in SQL. */
export const joinCodes = (codes: readonly string[]): string =>
  codes.length === 0 ? '' : ` ${[...new Set(codes)].toSorted().join(' ')} `

const hasCode = (joined: string, code: string): boolean => joined.includes(` ${code} `)
