import type { FyrError } from '../../shared/domain/errors.ts'
import type { IsoDate } from '../../shared/domain/month.ts'
import { checkForm, type Problem, type QuestionPart, questionField } from './visit-body.ts'
import { changeForm, type VisitForm } from './visit-form.ts'

/** A problem that the form found, or one that the bureau answered. */
export type FormProblem = Problem | { readonly field: string; readonly error: FyrError }

/** Where a refused visit went wrong, if the refusal names a field of the form; `questions.0.topic` names one of its first question. */
export function problemOfCall(error: FyrError, form: VisitForm): FormProblem | null {
  const field = String(error.params['field'] ?? '')
  const inQuestion = /^questions\.(\d+)\.(topic|actions|barriers|referral|urgency|note)/.exec(field)
  if (inQuestion === null) return fields.has(field) ? { field, error } : null
  const question = form.questions[Number(inQuestion[1])]
  const part = parts.get(inQuestion[2] ?? '')
  return question === undefined || part === undefined ? null : { field: questionField(question.id, part), error }
}

const fields = new Set([
  'date',
  'time',
  'place',
  'channel',
  'language',
  'ageBand',
  'gender',
  'municipality',
  'timeInSweden',
  'household',
  'interpreter',
  'minutes'
])
const parts: ReadonlyMap<string, QuestionPart> = new Map([
  ['topic', 'topic'],
  ['actions', 'actions'],
  ['barriers', 'barriers'],
  ['referral', 'organisation'],
  ['urgency', 'urgency'],
  ['note', 'note']
])

/**
 * Which of the problems of the last try are still there after a change. None is added: what a half-written form lacks is said when
 * somebody tries to save it. What the bureau refused stands until its field says something else.
 */
export function problemsLeft(
  problems: readonly FormProblem[],
  before: VisitForm,
  after: VisitForm,
  today: IsoDate
): readonly FormProblem[] {
  if (problems.length === 0) return problems
  const checked = checkForm(after, today)
  const found = checked.ok ? [] : checked.problems
  return problems.filter(problem =>
    'error' in problem
      ? fieldText(before, problem.field) === fieldText(after, problem.field)
      : found.some(({ field, code }) => field === problem.field && code === problem.code)
  )
}

/** What stands in a field, to compare; undefined when its question is gone. */
function fieldText(form: VisitForm, field: string): string | undefined {
  const question = form.questions.find(({ id }) => field.startsWith(`${id}.`))
  const values = Object.entries(question ?? form)
  const name = question === undefined ? field : field.slice(question.id.length + 1)
  const value: unknown = values.find(([key]) => key === name)?.[1]
  return value === undefined ? undefined : JSON.stringify(value)
}

/** The form with the question open in which the field stands. */
export function openProblem(form: VisitForm, field: string): VisitForm {
  const question = form.questions.find(({ id }) => field.startsWith(`${id}.`))
  return question === undefined ? form : changeForm(form, { type: 'open-question', id: question.id })
}
