import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQueryClient } from '@tanstack/react-query'
import type { Answer } from '../../../shared/features/answers/answers.schema.ts'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { useCommand } from '../../app/calls.ts'
import { Button } from '../../ui/Button.tsx'
import { LossDialog } from '../../ui/LossDialog.tsx'
import { useAnswerDraft } from './AnswerDraft.tsx'

/** Erases an article for good. That cannot be undone, so here the window asks. */
export function EraseAnswer({ answer }: { readonly answer: Answer }) {
  const { t } = useTranslation('answers')
  const navigate = useNavigate()
  const client = useQueryClient()
  const { draft, end } = useAnswerDraft()
  const [asking, setAsking] = useState(false)
  const erase = useCommand('answers.erase', ['answers.list'])
  const { id, revision } = answer
  const confirm = (): void => {
    erase.mutate(
      { id, revision },
      {
        onSuccess: ({ cleaned }) => {
          if (draft?.id === id) end()
          void navigate({ to: '/answers', search: { done: cleaned ? 'erased' : 'unfinished-erased' } })
          client.removeQueries({ queryKey: ['answers.open', { id }] })
        },
        onSettled: () => setAsking(false)
      }
    )
  }
  return (
    <>
      <CallErrorNotice error={erase.error} />
      <Button look="quiet" onPress={() => setAsking(true)}>
        {t('erase.action')}
      </Button>
      <LossDialog
        title={t('erase.title')}
        open={asking}
        keep={t('erase.keep')}
        onKeep={() => setAsking(false)}
        lose={t('erase.confirm')}
        onLose={confirm}
        busy={erase.isPending}
      >
        <p>{t('erase.text')}</p>
        {answer.state === 'withdrawn' ? null : <p>{t('erase.rather')}</p>}
      </LossDialog>
    </>
  )
}
