import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OpenedReturn } from '../../../shared/features/returns/returns.schema.ts'
import { useErrorText } from '../../app/CallErrorNotice.tsx'
import { useCall, useCommand } from '../../app/calls.ts'
import { useCodeNames } from '../../app/code-names.ts'
import { useDates } from '../../app/dates.ts'
import { useLists } from '../../app/lists.ts'
import { shortcuts, useShortcut } from '../../app/shortcuts.tsx'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import { focusField } from '../../ui/field-props.ts'
import { TextField } from '../../ui/TextField.tsx'
import styles from './ReturnPanel.module.css'

interface ReturnPanelProps {
  /** Whether the visit in the form is joined to a slip already. */
  readonly isJoined: boolean
  readonly onOpened: (opened: OpenedReturn) => void
  readonly onCut: () => void
}

/** Where the code of a slip is typed, pasted or scanned, and what it opens. It asks nothing of whoever has no slip. */
export function ReturnPanel({ isJoined, onOpened, onCut }: ReturnPanelProps) {
  const { t } = useTranslation('slips')
  const root = useRef<HTMLElement>(null)
  const open = useCommand('returns.open')
  const errorText = useErrorText()
  const announce = useAnnounce()
  const [typed, setTyped] = useState('')
  useShortcut('returnCode', () => {
    if (root.current !== null) focusField(root.current, 'returnCode')
  })
  const submit = (): void => {
    if (typed.trim() === '' || open.isPending) return
    open.mutate(
      { code: typed },
      {
        onSuccess: opened => {
          setTyped('')
          announce(t('return.opened', { count: opened.visits.length }))
          onOpened(opened)
        }
      }
    )
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.ctrlKey) return
    event.preventDefault()
    submit()
  }
  return (
    <section ref={root} className={styles['panel']} aria-label={t('return.title')}>
      <h2>{t('return.title')}</h2>
      {isJoined ? (
        <div className={styles['joined']}>
          <p>{t('return.joined')}</p>
          <Button look="quiet" onPress={onCut}>
            {t('return.cut')}
          </Button>
        </div>
      ) : (
        <TextField
          name="returnCode"
          label={`${t('return.field')} (${shortcuts.returnCode.text})`}
          value={typed}
          onChange={setTyped}
          onKeyDown={onKeyDown}
          spellCheck={false}
          hint={t('return.hint')}
          error={open.error === null ? undefined : errorText(open.error)}
        />
      )}
      {open.data === undefined || !isJoined ? null : <EarlierVisits visits={open.data.visits} />}
    </section>
  )
}

function EarlierVisits({ visits }: { readonly visits: OpenedReturn['visits'] }) {
  const { t } = useTranslation('slips')
  const { day } = useDates()
  const navigate = useNavigate()
  if (visits.length === 0) return <p>{t('return.none')}</p>
  return (
    <ol className={styles['visits']}>
      {visits.map(visit => (
        <li key={visit.id}>
          <h3>{day(visit.date)}</h3>
          <ul>
            {visit.questions.map(question => (
              <li key={question.id}>
                <EarlierQuestion question={question} />
              </li>
            ))}
          </ul>
          {visit.questions.some(question => question.hasNote) ? (
            <Button
              look="quiet"
              onPress={() => void navigate({ to: '/visits/$id', params: { id: visit.id }, search: {} })}
            >
              {t('return.note')}
            </Button>
          ) : null}
        </li>
      ))}
    </ol>
  )
}

function EarlierQuestion({ question }: { readonly question: OpenedReturn['visits'][number]['questions'][number] }) {
  const { t } = useTranslation('slips')
  const nameOf = useCodeNames()
  const { sentence } = useLists()
  const organisations = useCall('organisations.list', null).data ?? []
  const { referral } = question
  const place = organisations.find(each => each.id === referral?.organisationId)?.name
  const outcome = referral?.outcome ?? null
  return (
    <>
      <strong>{nameOf('topic', question.topic)}</strong>:{' '}
      {sentence(question.actions.map(action => nameOf('action', action)))}
      {place === undefined ? null : (
        <span className={styles['referral']}>
          {t('return.referred', {
            place,
            outcome: outcome === null ? t('return.pending') : nameOf('referralOutcome', outcome)
          })}
        </span>
      )}
    </>
  )
}
