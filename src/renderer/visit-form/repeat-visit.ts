import { type Choice, type QuestionForm, type VisitForm } from './visit-form.ts'

const isEmpty = ({ chosen, typed }: Choice): boolean => chosen === null && typed.trim() === ''

/**
 * The form with what is still empty in it filled in as in the visit before: its language and the rest about the visitor, and its first
 * question where the open one has no topic yet. A note, a referral's outcome and how long it took belong to one visit and are never repeated.
 */
export function repeatVisit(form: VisitForm, last: VisitForm): VisitForm {
  const first = last.questions[0]
  return {
    ...form,
    language: isEmpty(form.language) ? last.language : form.language,
    ageBand: form.ageBand ?? last.ageBand,
    gender: form.gender ?? last.gender,
    municipality: isEmpty(form.municipality) ? last.municipality : form.municipality,
    timeInSweden: form.timeInSweden ?? last.timeInSweden,
    household: form.household.trim() === '' ? last.household : form.household,
    interpreter: form.interpreter ?? last.interpreter,
    questions: form.questions.map(question =>
      question.id === form.open && first !== undefined ? repeatQuestion(question, first) : question
    )
  }
}

function repeatQuestion(question: QuestionForm, last: QuestionForm): QuestionForm {
  if (!isEmpty(question.topic)) return question
  return {
    ...question,
    topic: last.topic,
    actions: question.actions.length === 0 ? last.actions : question.actions,
    barriers: question.barriers.length === 0 ? last.barriers : question.barriers,
    urgency: question.urgency ?? last.urgency,
    organisation: isEmpty(question.organisation) ? last.organisation : question.organisation,
    serviceId: isEmpty(question.organisation) ? last.serviceId : question.serviceId,
    way: isEmpty(question.organisation) ? last.way : question.way
  }
}
