import type { NewFollowUp } from '../../shared/domain/follow-ups.ts'
import type { QuestionId } from '../../shared/domain/ids.ts'
import { isoDateSchema } from '../../shared/domain/month.ts'
import { nothingToFollow, type QuestionForm, type VisitForm } from './visit-form.ts'

/** What the form leaves to be followed: the letters and calls whose actions are chosen. */
export function followUpsOf({ questions }: VisitForm): NewFollowUp[] {
  return questions.flatMap(({ id: question, actions, letter, callBy }): NewFollowUp[] => {
    const due = isoDateSchema.safeParse(letter.due).data ?? null
    const call = isoDateSchema.safeParse(callBy).data
    const { sender, kind, promised } = letter
    return [
      ...(actions.includes('explained-letter') && sender !== null
        ? [{ kind: 'letter' as const, question, sender, letter: kind, due, promised: promised && due !== null }]
        : []),
      ...(actions.includes('called-booked') && call !== undefined
        ? [{ kind: 'call' as const, question, due: call }]
        : [])
    ]
  })
}

/** The fields of a question that hold what is followed after it. */
export function followUpFields(
  followUps: readonly NewFollowUp[],
  question: QuestionId
): Pick<QuestionForm, 'letter' | 'callBy'> {
  const fields: Pick<QuestionForm, 'letter' | 'callBy'> = { ...nothingToFollow }
  for (const each of followUps.filter(followUp => followUp.question === question)) {
    if (each.kind === 'call') fields.callBy = each.due
    else fields.letter = { sender: each.sender, kind: each.letter, due: each.due ?? '', promised: each.promised }
  }
  return fields
}
