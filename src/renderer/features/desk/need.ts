import { NO_MUNICIPALITY } from '../../../shared/domain/codes.ts'
import { DECLINED } from '../../../shared/domain/vocabulary.ts'
import type { Need } from '../../../shared/features/directory/suggest.schema.ts'
import type { QuestionForm, VisitForm } from '../../visit-form/visit-form.ts'

/** What the directory is asked for a question; null while it has no topic. An answer that rules nothing out is none. */
export function needOf({ language, municipality }: VisitForm, { topic }: QuestionForm): Need | null {
  if (topic.chosen === null) return null
  const known = ({ chosen }: { readonly chosen: string | null }): string | null =>
    chosen === DECLINED || chosen === NO_MUNICIPALITY ? null : chosen
  return { topic: topic.chosen, municipality: known(municipality), language: known(language) }
}

/** Whether somebody would have been sent on, had there been anywhere to send them. */
const wantedReferral = ({ actions, organisation }: QuestionForm): boolean =>
  organisation.chosen === null && (actions.includes('referred') || actions.includes('could-not-help'))

/** What a saved visit would have needed a place for and has none. */
export const unmetNeeds = (form: VisitForm): Need[] =>
  form.questions.filter(wantedReferral).flatMap(question => needOf(form, question) ?? [])
