import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { useMay } from '../../app/session.ts'
import { shortcuts, useShortcut } from '../../app/shortcuts.tsx'
import { ActionBar } from '../../ui/ActionBar.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { focusField } from '../../ui/field-props.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { AnswerFields } from './AnswerFields.tsx'
import { useAnswerDraft } from './AnswerDraft.tsx'
import { useSaveAnswer } from './use-save-answer.ts'
import { useWriteNew } from './use-write-new.ts'
import styles from './AnswerEditor.module.css'

const route = getRouteApi('/answers/write')

/** The article in hand: to be written, saved as a draft or put out, or thrown away. Leaving keeps it as it is. */
export function AnswerEditor() {
  const { t } = useTranslation('answers')
  const navigate = route.useNavigate()
  const { draft } = useAnswerDraft()
  const { topic } = route.useSearch()
  const write = useWriteNew()
  useEffect(() => {
    if (topic !== undefined) write({ topics: [topic] })
  })
  if (topic !== undefined) return null
  const toList = (): void => void navigate({ to: '/answers' })
  if (draft !== null) return <OpenEditor key={draft.id} />
  return (
    <Screen title={t('write.title')}>
      <EmptyState title={t('write.nothing')} action={<Button onPress={toList}>{t('toList')}</Button>}>
        {t('write.nothingText')}
      </EmptyState>
    </Screen>
  )
}

function OpenEditor() {
  const { t } = useTranslation('answers')
  const navigate = route.useNavigate()
  const may = useMay()
  const root = useRef<HTMLDivElement>(null)
  const draft = useAnswerDraft()
  const saving = useSaveAnswer(field => {
    if (root.current !== null) focusField(root.current, field)
  })
  const { wanted } = route.useSearch()
  const mayPublish = may('answers.publish')
  const isOut = draft.draft?.published === true
  const isNew = draft.draft?.revision === 0
  const throwAway = (): void => {
    const isLost = draft.isTouched
    draft.end()
    void navigate({ to: '/answers', search: isLost ? { done: 'thrown' } : {} })
  }
  const back = (): void => void navigate({ to: '/answers' })
  useShortcut('save', mayPublish ? saving.publish : saving.saveDraft)
  useShortcut('saveDraft', saving.saveDraft, !isOut)
  useShortcut('discard', throwAway)
  useShortcut('back', back)
  useEffect(() => {
    if (root.current !== null) focusField(root.current, 'title')
  }, [])
  const title = t(isNew ? 'write.new' : isOut ? 'write.published' : 'write.draft')
  return (
    <Screen title={title} ownFocus aside={<WritingHelp />}>
      {wanted === true ? <Notice kind="info">{t('write.wanted')}</Notice> : null}
      <CallErrorNotice
        error={saving.fault ?? draft.keepError}
        actions={saving.isOvertaken ? <Button onPress={saving.saveMine}>{t('write.saveMine')}</Button> : null}
      />
      <div ref={root}>
        <AnswerFields problemOf={saving.problemOf} />
      </div>
      <ActionBar>
        {mayPublish ? (
          <Button look="primary" keys={shortcuts.save.text} busy={saving.isSaving} onPress={saving.publish}>
            {t(isOut ? 'write.change' : 'publish')}
          </Button>
        ) : null}
        {isOut ? null : (
          <Button
            look={mayPublish ? 'plain' : 'primary'}
            keys={mayPublish ? shortcuts.saveDraft.text : shortcuts.save.text}
            busy={saving.isSaving}
            onPress={saving.saveDraft}
          >
            {t('write.saveDraft')}
          </Button>
        )}
        <Button look="quiet" keys={shortcuts.discard.text} onPress={throwAway}>
          {t('write.throwAway')}
        </Button>
        <Button look="quiet" keys={shortcuts.back.text} onPress={back}>
          {t('write.later')}
        </Button>
      </ActionBar>
    </Screen>
  )
}

/** How an article is written, and what becomes of it. */
function WritingHelp() {
  const { t } = useTranslation('answers')
  const may = useMay()
  return (
    <section className={styles['help']} aria-labelledby="writing-help">
      <h2 id="writing-help">{t('help.title')}</h2>
      <p>{t('help.text')}</p>
      <p>{t('help.lists')}</p>
      <p>{t('help.people')}</p>
      <p>{t(may('answers.publish') ? 'help.publish' : 'help.draft')}</p>
    </section>
  )
}
