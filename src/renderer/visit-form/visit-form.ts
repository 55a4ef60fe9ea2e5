import { z } from 'zod'
import {
  organisationIdSchema,
  type QuestionId,
  questionIdSchema,
  recordIdSchema,
  returnIdSchema,
  type VisitId,
  visitIdSchema
} from '../../shared/domain/ids.ts'
import { letterKinds, letterSenders } from '../../shared/domain/follow-ups.ts'
import { identityKinds } from '../../shared/domain/identity-guard.ts'
import {
  actions,
  ageBands,
  barriers,
  channels,
  DECLINED,
  genders,
  interpreterUses,
  referralOutcomes,
  referralWays,
  timesInSweden,
  urgencies
} from '../../shared/domain/vocabulary.ts'

/** A field that is filled by choosing: what is chosen, and what stands in it while nothing is. */
const choiceSchema = z.object({ chosen: z.string().nullable(), typed: z.string() })
export type Choice = z.infer<typeof choiceSchema>

const letterFormSchema = z.object({
  /** Null while there is no letter. */
  sender: z.enum(letterSenders).nullable(),
  kind: z.enum(letterKinds),
  due: z.string(),
  promised: z.boolean()
})
const noLetter: z.infer<typeof letterFormSchema> = { sender: null, kind: 'decision', due: '', promised: false }

/** What a question has that is to be followed after the visit: nothing yet. */
export const nothingToFollow = { letter: noLetter, callBy: '' } as const

const questionFormSchema = z.object({
  id: questionIdSchema,
  topic: choiceSchema,
  actions: z.array(z.enum(actions)),
  barriers: z.array(z.enum(barriers)),
  organisation: z.object({ chosen: organisationIdSchema.nullable(), typed: z.string() }),
  /** The service of the directory that was meant, where one was chosen. */
  serviceId: recordIdSchema.nullable().default(null),
  way: z.enum(referralWays),
  outcome: z.enum(referralOutcomes).nullable(),
  urgency: z.enum(urgencies).nullable().default(null),
  letter: letterFormSchema.default(noLetter),
  /** By when a call was promised. */
  callBy: z.string().default(''),
  note: z.string(),
  keptIdentities: z.array(z.enum(identityKinds)).default([])
})
export type QuestionForm = z.infer<typeof questionFormSchema>

/** The form of a visit as its writer left it, right or wrong: what a draft keeps. */
export const visitFormSchema = z.object({
  id: visitIdSchema,
  date: z.string(),
  time: z.string(),
  place: z.string(),
  /** The place as it stood when somebody said to keep what it seems to tell, or when it was there already. */
  placeKept: z.string().default(''),
  channel: z.enum(channels),
  language: choiceSchema,
  ageBand: z.enum([...ageBands, DECLINED]).nullable(),
  gender: z.enum([...genders, DECLINED]).nullable(),
  municipality: choiceSchema,
  timeInSweden: z.enum([...timesInSweden, DECLINED]).nullable(),
  household: z.string(),
  interpreter: z.enum(interpreterUses).nullable().default(null),
  /** Minutes, as one of the ready-made choices or as it stands in the file. */
  minutes: z.number().nullable().default(null),
  /** The slip that the visitor showed. */
  returnId: returnIdSchema.nullable().default(null),
  questions: z.array(questionFormSchema).min(1),
  /** The question that stands open; the others are shown in a line each. */
  open: questionIdSchema
})
export type VisitForm = z.infer<typeof visitFormSchema>

/** The parts of the form outside its questions. */
export type VisitFields = Omit<VisitForm, 'id' | 'questions' | 'open'>

export const nothingChosen: Choice = { chosen: null, typed: '' }

export interface FormIds {
  readonly visit: VisitId
  readonly question: QuestionId
}

/** What stays the same from one visit to the next. */
export type Sticky = Pick<VisitForm, 'date' | 'place' | 'channel'>

/** An empty form. Of `sticky`, which may be a whole visit, nothing else is taken over. */
export function emptyForm(ids: FormIds, time: string, { date, place, channel }: Sticky): VisitForm {
  return {
    id: ids.visit,
    date,
    place,
    placeKept: place,
    channel,
    time,
    language: nothingChosen,
    ageBand: null,
    gender: null,
    municipality: nothingChosen,
    timeInSweden: null,
    household: '',
    interpreter: null,
    minutes: null,
    returnId: null,
    questions: [emptyQuestion(ids.question)],
    open: ids.question
  }
}

const emptyQuestion = (id: QuestionId): QuestionForm => ({
  id,
  topic: nothingChosen,
  actions: [],
  barriers: [],
  organisation: { chosen: null, typed: '' },
  serviceId: null,
  way: 'signposted',
  outcome: null,
  urgency: null,
  ...nothingToFollow,
  note: '',
  keptIdentities: []
})

export type FormChange =
  | { readonly type: 'fields'; readonly fields: Partial<VisitFields> }
  | { readonly type: 'question'; readonly id: QuestionId; readonly fields: Partial<Omit<QuestionForm, 'id'>> }
  | { readonly type: 'add-question'; readonly id: QuestionId }
  | { readonly type: 'remove-question'; readonly id: QuestionId }
  | { readonly type: 'open-question'; readonly id: QuestionId }
  | { readonly type: 'replace'; readonly form: VisitForm }

/** The form after a change. */
export function changeForm(form: VisitForm, change: FormChange): VisitForm {
  switch (change.type) {
    case 'fields':
      return { ...form, ...change.fields }
    case 'question':
      return {
        ...form,
        questions: form.questions.map(question =>
          question.id === change.id ? changeQuestion(question, change.fields) : question
        )
      }
    case 'add-question':
      return { ...form, questions: [...form.questions, emptyQuestion(change.id)], open: change.id }
    case 'remove-question':
      return removeQuestion(form, change.id)
    case 'open-question':
      return { ...form, open: change.id }
    case 'replace':
      return change.form
  }
}

/** An organisation and the action "referred" come and go together. */
function changeQuestion(question: QuestionForm, fields: Partial<Omit<QuestionForm, 'id'>>): QuestionForm {
  const changed = { ...question, ...(fields.organisation === undefined ? {} : { serviceId: null }), ...fields }
  const isReferred = changed.actions.includes('referred')
  const choseOrganisation = changed.organisation.chosen !== null && question.organisation.chosen === null
  if (choseOrganisation && !isReferred) return { ...changed, actions: [...changed.actions, 'referred'] }
  if (changed.organisation.chosen !== null && !isReferred)
    return { ...changed, organisation: { chosen: null, typed: '' }, serviceId: null }
  return changed
}

function removeQuestion(form: VisitForm, id: QuestionId): VisitForm {
  const questions = form.questions.filter(question => question.id !== id)
  const last = questions.at(-1)
  if (last === undefined) return form
  return { ...form, questions, open: form.open === id ? last.id : form.open }
}

/** Whether somebody has written anything that is not simply carried over from the visit before. */
export function isUntouched(form: VisitForm): boolean {
  const isEmpty = (choice: { chosen: string | null; typed: string }): boolean =>
    choice.chosen === null && choice.typed === ''
  const noVisitor =
    form.returnId === null && isEmpty(form.language) && isEmpty(form.municipality) && form.household === ''
  const noAnswers = [form.ageBand, form.gender, form.timeInSweden, form.interpreter, form.minutes].every(
    answer => answer === null
  )
  const noQuestion = form.questions.every(
    ({ topic, actions: done, barriers: met, organisation, urgency, note }) =>
      isEmpty(topic) &&
      isEmpty(organisation) &&
      done.length === 0 &&
      met.length === 0 &&
      urgency === null &&
      note === ''
  )
  return noVisitor && noAnswers && noQuestion && form.questions.length === 1
}

/** Where a visit is begun: what belongs to the shift is there already, once it has been filled in. */
export const firstField = (form: VisitForm): 'place' | 'language' => (form.place.trim() === '' ? 'place' : 'language')
