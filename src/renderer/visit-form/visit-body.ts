import type { NewFollowUp } from '../../shared/domain/follow-ups.ts'
import { latinDigits } from '../../shared/domain/digits.ts'
import { daysBetween, readTypedTime } from '../../shared/domain/typed-date.ts'
import { newlyToldIn } from '../../shared/domain/identity-fields.ts'
import { openIdentities } from '../../shared/domain/identity-guard.ts'
import { EARLIEST_DATE, type IsoDate, isoDateSchema } from '../../shared/domain/month.ts'
import { type TextProblem, textLimits, textProblem } from '../../shared/domain/text.ts'
import { maxHousehold, type VisitBody, visitBodySchema } from '../../shared/features/visits/visits.schema.ts'
import { followUpFields } from './follow-ups-of.ts'
import { type Choice, nothingChosen, type QuestionForm, type VisitForm } from './visit-form.ts'

/** What is wrong with a field; each has a text in `desk.json` under `problem`, a text problem in `common.json` under `text`. */
export type ProblemCode =
  | 'date-unreadable'
  | 'date-future'
  | 'date-too-early'
  | 'time-unreadable'
  | 'language-unmatched'
  | 'municipality-unmatched'
  | 'household-unreadable'
  | 'topic-missing'
  | 'topic-unmatched'
  | 'actions-missing'
  | 'organisation-unmatched'
  | 'note-identifies'
  | 'place-identifies'
  | `text-${TextProblem}`

export interface Problem {
  /** The name of the field, as on its element. */
  readonly field: string
  readonly code: ProblemCode
  readonly max?: number
}

/** What is followed after the visit, and belongs to no visit's content. */
type FollowUpPart = 'letterSender' | 'letterKind' | 'letterDue' | 'letterPromised' | 'callBy'

export type QuestionPart =
  'topic' | 'actions' | 'organisation' | 'note' | 'barriers' | 'way' | 'outcome' | 'urgency' | FollowUpPart

/** The name of a question's field. */
export const questionField = (question: string, part: QuestionPart): string => `${question}.${part}`

export type CheckedForm =
  { readonly ok: true; readonly body: VisitBody } | { readonly ok: false; readonly problems: readonly Problem[] }

/** The visit that the form describes, or what keeps it from being one, in the order of the form. */
export function checkForm(form: VisitForm, today: IsoDate): CheckedForm {
  const problems = [
    ...fieldProblems(form, today),
    ...form.questions.flatMap(questionProblems),
    ...visitorProblems(form)
  ]
  if (problems.length > 0) return { ok: false, problems }
  return { ok: true, body: visitBodySchema.parse(asBody(form)) }
}

function fieldProblems(form: VisitForm, today: IsoDate): Problem[] {
  const found: Problem[] = []
  const date = isoDateSchema.safeParse(form.date)
  if (!date.success) found.push({ field: 'date', code: 'date-unreadable' })
  else if (daysBetween(today, date.data) > 0) found.push({ field: 'date', code: 'date-future' })
  else if (form.date < EARLIEST_DATE) found.push({ field: 'date', code: 'date-too-early' })
  if (form.time.trim() !== '' && readTypedTime(form.time) === null)
    found.push({ field: 'time', code: 'time-unreadable' })
  const place = textProblem(form.place, { max: textLimits.name })
  if (place !== null) found.push({ field: 'place', code: `text-${place}`, max: textLimits.name })
  else if (newlyToldIn('place', [form.place], [form.placeKept]).length > 0)
    found.push({ field: 'place', code: 'place-identifies' })
  if (isUnmatched(form.language)) found.push({ field: 'language', code: 'language-unmatched' })
  return found
}

function visitorProblems(form: VisitForm): Problem[] {
  const found: Problem[] = []
  if (isUnmatched(form.municipality)) found.push({ field: 'municipality', code: 'municipality-unmatched' })
  if (form.household.trim() !== '' && readHousehold(form.household) === null) {
    found.push({ field: 'household', code: 'household-unreadable', max: maxHousehold })
  }
  return found
}

function questionProblems(question: QuestionForm): Problem[] {
  const found: Problem[] = []
  const at = (part: QuestionPart): string => questionField(question.id, part)
  if (question.topic.chosen === null) {
    found.push({ field: at('topic'), code: question.topic.typed.trim() === '' ? 'topic-missing' : 'topic-unmatched' })
  }
  if (question.actions.length === 0) found.push({ field: at('actions'), code: 'actions-missing' })
  if (isUnmatched(question.organisation)) found.push({ field: at('organisation'), code: 'organisation-unmatched' })
  const { letter } = question
  if (
    question.actions.includes('explained-letter') &&
    letter.sender !== null &&
    isWrongDay(letter.due, letter.promised)
  )
    found.push({ field: at('letterDue'), code: 'date-unreadable' })
  if (question.actions.includes('called-booked') && isWrongDay(question.callBy, false))
    found.push({ field: at('callBy'), code: 'date-unreadable' })
  const note = noteProblem(question.note)
  if (note !== null) found.push({ field: at('note'), code: `text-${note}`, max: textLimits.note })
  else if (openIdentities(question.note, question.keptIdentities).length > 0)
    found.push({ field: at('note'), code: 'note-identifies' })
  return found
}

const isWrongDay = (typed: string, isNeeded: boolean): boolean =>
  (isNeeded || typed.trim() !== '') && !isoDateSchema.safeParse(typed).success

/** What is wrong with a note, or null; an empty one is right. */
export const noteProblem = (note: string): TextProblem | null =>
  textProblem(note, { max: textLimits.note, multiline: true, optional: true })

const isUnmatched = (choice: { chosen: string | null; typed: string }): boolean =>
  choice.chosen === null && choice.typed.trim() !== ''

function readHousehold(text: string): number | null {
  const typed = latinDigits(text).trim()
  const number = /^\d{1,3}$/.test(typed) ? Number(typed) : 0
  return number >= 1 && number <= maxHousehold ? number : null
}

function asBody(form: VisitForm) {
  return {
    date: form.date,
    time: readTypedTime(form.time),
    place: form.place,
    channel: form.channel,
    language: form.language.chosen,
    ageBand: form.ageBand,
    gender: form.gender,
    municipality: form.municipality.chosen,
    timeInSweden: form.timeInSweden,
    household: readHousehold(form.household),
    interpreter: form.interpreter,
    minutes: form.minutes,
    questions: form.questions.map(
      ({ id, topic, actions, barriers, organisation, serviceId, way, outcome, urgency, note, keptIdentities }) => ({
        id,
        topic: topic.chosen ?? '',
        actions,
        barriers,
        referral:
          organisation.chosen === null
            ? null
            : { organisationId: organisation.chosen, ...(serviceId === null ? {} : { serviceId }), way, outcome },
        urgency,
        note: note.trim() === '' ? null : note,
        keptIdentities
      })
    )
  }
}

/** The form of a visit that is in the file, to correct it. */
export function formOf(
  visit: VisitBody & Pick<VisitForm, 'id'> & { readonly followUps: readonly NewFollowUp[] }
): VisitForm {
  const questions = visit.questions.map(question => ({
    id: question.id,
    topic: chosen(question.topic),
    actions: question.actions,
    barriers: question.barriers,
    organisation: { chosen: question.referral?.organisationId ?? null, typed: '' },
    serviceId: question.referral?.serviceId ?? null,
    way: question.referral?.way ?? ('signposted' as const),
    outcome: question.referral?.outcome ?? null,
    urgency: question.urgency,
    ...followUpFields(visit.followUps, question.id),
    note: question.note ?? '',
    keptIdentities: question.keptIdentities
  }))
  const first = questions[0]
  if (first === undefined) throw new Error('a visit has at least one question')
  return {
    id: visit.id,
    date: visit.date,
    time: visit.time ?? '',
    place: visit.place,
    placeKept: visit.place,
    channel: visit.channel,
    language: chosen(visit.language),
    ageBand: visit.ageBand,
    gender: visit.gender,
    municipality: chosen(visit.municipality),
    timeInSweden: visit.timeInSweden,
    household: visit.household === null ? '' : String(visit.household),
    interpreter: visit.interpreter,
    minutes: visit.minutes,
    returnId: null,
    questions,
    open: first.id
  }
}

const chosen = (value: string | null): Choice => (value === null ? nothingChosen : { chosen: value, typed: '' })
