import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { useCall } from '../../app/calls.ts'
import { useReference, useTopics } from '../../app/reference.ts'
import { shortcuts, useShortcut } from '../../app/shortcuts.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useAnswerDraft } from './AnswerDraft.tsx'
import { AnswerTable } from './AnswerTable.tsx'
import { isShown, listedAnswers } from './answer-list.ts'
import { shownAnswers } from './answers-search.ts'
import { useWriteNew } from './use-write-new.ts'
import styles from './AnswersScreen.module.css'

const route = getRouteApi('/answers/')

/** How the bureau answers: found by typing, by topic where nothing is typed. */
export function AnswersScreen() {
  const { t } = useTranslation('answers')
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const list = useCall('answers.list', null)
  const { topics, topicName } = useTopics()
  const { languageName } = useReference()
  const write = useWriteNew()
  const { typed = '', shown = 'all' } = search
  const all = list.data ?? []
  const found = listedAnswers(
    all,
    { shown, typed },
    {
      topics: answer => answer.topics.map(topicName),
      language: ({ language }) => languageName(language),
      place: topic => topics.findIndex(({ code }) => code === topic)
    }
  )
  const writeNew = (): void => write({})
  useShortcut('newAnswer', writeNew)
  return (
    <Screen
      title={t('title')}
      ownFocus
      actions={
        <Button look="primary" keys={shortcuts.newAnswer.text} onPress={writeNew}>
          {t('new')}
        </Button>
      }
    >
      <Unfinished />
      {search.done === undefined ? null : <Done what={search.done} />}
      <CallErrorNotice error={list.error} />
      {list.data === undefined ? null : all.length === 0 ? (
        <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>
      ) : (
        <>
          <search className={styles['bar']}>
            <TextField
              name="typed"
              label={t('find.label')}
              hint={t('find.hint')}
              value={typed}
              onChange={text => void navigate({ search: { shown, typed: text }, replace: true })}
              autoFocus={search.last === undefined}
            />
            <SelectField
              name="shown"
              label={t('find.shown')}
              value={shown}
              options={shownAnswers.map(value => ({
                value,
                label: t(`shown.${value}`, { count: all.filter(answer => isShown(answer, value)).length })
              }))}
              onChange={value => void navigate({ search: { shown: value, typed }, replace: true })}
            />
          </search>
          {found.length === 0 ? (
            <EmptyState
              title={t('none.title')}
              action={<Button onPress={() => void navigate({ search: {} })}>{t('none.action')}</Button>}
            >
              {t('none.text')}
            </EmptyState>
          ) : (
            <AnswerTable
              answers={found}
              last={search.last}
              onOpen={id => void navigate({ to: '/answers/$id', params: { id }, search: { shown, typed, last: id } })}
            />
          )}
        </>
      )}
    </Screen>
  )
}

/** Leads back to an article that is half-written. */
function Unfinished() {
  const { t } = useTranslation('answers')
  const navigate = route.useNavigate()
  const { draft, isTouched } = useAnswerDraft()
  if (draft === null || !isTouched) return null
  const goOn = (): void => void navigate({ to: '/answers/write' })
  return (
    <Notice kind="info" actions={<Button onPress={goOn}>{t('unfinished.open')}</Button>}>
      {draft.form.title.trim() === '' ? t('unfinished.untitled') : t('unfinished.text', { title: draft.form.title })}
    </Notice>
  )
}

/** What was done just now on the screen before. */
function Done({ what }: { readonly what: 'saved' | 'published' | 'erased' | 'unfinished-erased' | 'thrown' }) {
  const { t } = useTranslation('answers')
  const navigate = route.useNavigate()
  const draft = useAnswerDraft()
  const undo = (): void => {
    draft.bringBack()
    void navigate({ to: '/answers/write' })
  }
  const canUndo = what === 'thrown' && draft.canBringBack
  useShortcut('undo', undo, canUndo)
  if (what === 'thrown' && !canUndo) return null
  return (
    <Notice
      kind={what === 'unfinished-erased' ? 'warn' : 'good'}
      actions={
        canUndo ? (
          <Button keys={shortcuts.undo.text} autoFocus onPress={undo}>
            {t('undo')}
          </Button>
        ) : null
      }
    >
      {t(`done.${what}`)}
    </Notice>
  )
}
