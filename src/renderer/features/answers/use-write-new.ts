import { useNavigate } from '@tanstack/react-router'
import { newAnswerId } from '../../visit-form/new-ids.ts'
import { useOwnLanguage } from '../../answers/own-language.ts'
import { useAnswerDraft } from './AnswerDraft.tsx'
import { type AnswerForm, emptyAnswer } from './answer-form.ts'

/** Takes a new article in hand, in the interface's language, and goes to where it is written. */
export function useWriteNew(): (start: Partial<AnswerForm>) => void {
  const navigate = useNavigate()
  const draft = useAnswerDraft()
  const language = useOwnLanguage()
  return start => {
    const { isAnother } = draft.begin({
      id: newAnswerId(),
      revision: 0,
      published: false,
      form: emptyAnswer(language, start)
    })
    void navigate({ to: '/answers/write', search: isAnother ? { wanted: true } : {}, replace: true })
  }
}
