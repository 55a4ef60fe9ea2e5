import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { FyrError } from '../../../shared/domain/errors.ts'
import type { AnswerBody } from '../../../shared/features/answers/answers.schema.ts'
import { asFyrError, call, type QueryName, useCommand } from '../../app/calls.ts'
import { useAnswerDraft } from './AnswerDraft.tsx'
import { type AnswerProblem, readForm } from './answer-form.ts'

export const changedByAnswer: readonly QueryName[] = ['answers.list', 'answers.open']

/** Saves the article in hand. `focus` puts the focus on a field of the form. */
export function useSaveAnswer(focus: (field: string) => void) {
  const navigate = useNavigate()
  const { draft, latest, end, follow } = useAnswerDraft()
  const saveDraft = useCommand('answers.saveDraft', changedByAnswer)
  const publish = useCommand('answers.publish', changedByAnswer)
  const [tried, setTried] = useState(false)
  const [fault, setFault] = useState<FyrError | null>(null)
  const isSaving = saveDraft.isPending || publish.isPending

  const send = (how: 'saved' | 'published') => (): void => {
    const inHand = latest()
    if (inHand === null || isSaving) return
    setFault(null)
    const read = readForm(inHand.form)
    if (!read.ok) {
      setTried(true)
      focus(read.problems[0]?.field ?? '')
      return
    }
    const { id, revision } = inHand
    const command = how === 'saved' ? saveDraft : publish
    command.mutate(asSent(read.body, id, revision), {
      onSuccess: () => {
        end()
        void navigate({ to: '/answers/$id', params: { id }, search: { last: id, done: how } })
      },
      onError: error => {
        setFault(error)
        focus(fieldOf(error) ?? '')
      }
    })
  }

  /** Takes what somebody else wrote meanwhile as seen, so that saving replaces it, and it goes to the history. */
  const saveMine = (): void => {
    const inHand = latest()
    if (inHand === null) return
    const seeLatest = async (): Promise<void> => {
      const { answer } = await call('answers.open', { id: inHand.id })
      follow(answer.revision)
      setFault(null)
    }
    seeLatest().catch((error: unknown) => setFault(asFyrError(error)))
  }

  const read = draft === null || !tried ? null : readForm(draft.form)
  const problems: readonly AnswerProblem[] = read === null || read.ok ? [] : read.problems
  return {
    saveDraft: send('saved'),
    publish: send('published'),
    saveMine,
    isSaving,
    /** What the bureau refused. */
    fault,
    isOvertaken: fault?.code === 'answer.changed-meanwhile',
    /** What is wrong with a field, once somebody tried to save. */
    problemOf: (field: AnswerProblem['field']) => problems.find(problem => problem.field === field)
  }
}

const asSent = (body: AnswerBody, id: Parameters<typeof call<'answers.saveDraft'>>[1]['id'], revision: number) => ({
  ...body,
  id,
  revision
})

const fieldOf = ({ params }: FyrError): string | null => {
  const field = params['field']
  return typeof field === 'string' ? field : null
}
