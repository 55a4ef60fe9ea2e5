import type { NewFollowUp } from '../../shared/domain/follow-ups.ts'
import { isoDateSchema } from '../../shared/domain/month.ts'
import type { VisitForm } from './visit-form.ts'

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
