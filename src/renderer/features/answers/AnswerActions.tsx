import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../shared/features/answers/answers.schema.ts'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { useCommand } from '../../app/calls.ts'
import { useMay } from '../../app/session.ts'
import { shortcuts, useShortcut } from '../../app/shortcuts.tsx'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import { Stack } from '../../ui/Stack.tsx'
import { useAnswerDraft } from './AnswerDraft.tsx'
import { EraseAnswer } from './EraseAnswer.tsx'
import { formOfAnswer } from './answer-form.ts'
import { changedByAnswer } from './use-save-answer.ts'

interface AnswerActionsProps {
  readonly answer: Answer
  readonly back: ReactNode
}

/** What can be done with an article, by whoever is on. */
export function AnswerActions({ answer, back }: AnswerActionsProps) {
  const { t } = useTranslation('answers')
  const may = useMay()
  const { run, edit, error, isPending } = useActions(answer)
  const { state } = answer
  const isOut = state === 'published'
  const isDraft = state === 'draft'
  const mayEdit = isDraft || (isOut && may('answers.publish'))
  const mayPublish = isDraft && may('answers.publish')
  const mayWithdraw = state !== 'withdrawn' && may('answers.withdraw')
  const mayRestore = state === 'withdrawn' && may('answers.restore')
  useShortcut('checked', run.check, isOut)
  useShortcut('doubt', run.doubt, isOut && !answer.doubted)
  useShortcut('correct', edit, mayEdit)
  useShortcut('save', run.publish, mayPublish)
  useShortcut('discard', run.withdraw, mayWithdraw)
  useShortcut('undo', run.restore, mayRestore)
  return (
    <>
      <CallErrorNotice error={error} />
      <Stack across gap="small">
        {back}
        {isOut ? (
          <Button look="primary" keys={shortcuts.checked.text} busy={isPending} onPress={run.check}>
            {t('check')}
          </Button>
        ) : null}
        {isOut && !answer.doubted ? (
          <Button keys={shortcuts.doubt.text} onPress={run.doubt}>
            {t('doubt')}
          </Button>
        ) : null}
        {mayPublish ? (
          <Button look="primary" keys={shortcuts.save.text} busy={isPending} onPress={run.publish}>
            {t('publish')}
          </Button>
        ) : null}
        {mayEdit ? (
          <Button keys={shortcuts.correct.text} onPress={edit}>
            {t('edit')}
          </Button>
        ) : null}
        {mayRestore ? (
          <Button look="primary" keys={shortcuts.undo.text} autoFocus onPress={run.restore}>
            {t('restore')}
          </Button>
        ) : null}
        {mayWithdraw ? (
          <Button look="danger" keys={shortcuts.discard.text} onPress={run.withdraw}>
            {t('withdraw')}
          </Button>
        ) : null}
        {may('answers.erase') ? <EraseAnswer answer={answer} /> : null}
      </Stack>
    </>
  )
}

function useActions(answer: Answer) {
  const { t } = useTranslation('answers')
  const navigate = useNavigate()
  const announce = useAnnounce()
  const draft = useAnswerDraft()
  const check = useCommand('answers.check', changedByAnswer)
  const doubt = useCommand('answers.doubt', changedByAnswer)
  const publish = useCommand('answers.publish', changedByAnswer)
  const withdraw = useCommand('answers.withdraw', changedByAnswer)
  const restore = useCommand('answers.restore', changedByAnswer)
  const commands = [check, doubt, publish, withdraw, restore]
  const isPending = commands.some(command => command.isPending)
  const { id, revision, title, text, source, language, topics, keptIdentities } = answer
  const unlessBusy = (act: () => void) => (): void => {
    if (isPending) return
    for (const command of commands) command.reset()
    act()
  }
  const said = (what: 'checked' | 'doubtNoted' | 'published' | 'withdrawn' | 'restored') => ({
    onSuccess: () => announce(t(`said.${what}`))
  })
  const edit = (): void => {
    const { isAnother } = draft.begin({
      id,
      revision,
      published: answer.state === 'published',
      form: formOfAnswer(answer)
    })
    void navigate({ to: '/answers/write', search: isAnother ? { wanted: true } : {} })
  }
  const body = { title, text, source, language, topics, keptIdentities }
  return {
    edit,
    isPending,
    error: commands.find(command => command.error !== null)?.error ?? null,
    run: {
      check: unlessBusy(() => check.mutate({ id, revision }, said('checked'))),
      doubt: unlessBusy(() => doubt.mutate({ id, revision }, said('doubtNoted'))),
      publish: unlessBusy(() => publish.mutate({ id, revision, ...body }, said('published'))),
      withdraw: unlessBusy(() => withdraw.mutate({ id, revision }, said('withdrawn'))),
      restore: unlessBusy(() => restore.mutate({ id, revision }, said('restored')))
    }
  }
}
