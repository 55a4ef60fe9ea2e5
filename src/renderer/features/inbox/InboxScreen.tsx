import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { referralOutcomes, type ReferralOutcome } from '../../../shared/domain/vocabulary.ts'
import type { InboxItem } from '../../../shared/features/inbox/inbox.contract.ts'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { useCall, useCommand } from '../../app/calls.ts'
import { useCodeNames } from '../../app/code-names.ts'
import { useDates } from '../../app/dates.ts'
import { shortcuts, useShortcut } from '../../app/shortcuts.tsx'
import { useToday } from '../../app/today.ts'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { focusField } from '../../ui/field-props.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { ToggleField } from '../../ui/ToggleField.tsx'
import { shiftsOf } from './shifts-of.ts'
import styles from './InboxScreen.module.css'

interface Done {
  readonly item: InboxItem
  readonly outcome: ReferralOutcome
  /** The state of the visit after the outcome was recorded. */
  readonly revision: number
}

/** What is not finished, shift by shift. While the focus is on one, a number says what came of it. */
export function InboxScreen() {
  const { t } = useTranslation('inbox')
  const { day } = useDates()
  const nameOf = useCodeNames()
  const announce = useAnnounce()
  const inbox = useCall('inbox.list', null)
  const record = useCommand('inbox.record', ['inbox.list', 'visits.open', 'visits.list', 'months.figures'])
  const [done, setDone] = useState<Done | null>(null)
  const { root, focus } = useFocusOnItem()
  const items = shiftsOf(inbox.data ?? []).flatMap(shift => shift.items)
  const doneText = ({ item: { topic }, outcome }: Pick<Done, 'item' | 'outcome'>): string =>
    t('recorded', { topic: nameOf('topic', topic), outcome: nameOf('referralOutcome', outcome) })
  const finish = (item: InboxItem, outcome: ReferralOutcome): void => {
    if (record.isPending) return
    const { kind, visit, revision, question } = item
    const at = items.indexOf(item)
    const next = items[at + 1] ?? items[at - 1] ?? null
    record.mutate(
      { kind, visit, revision, question, outcome },
      {
        onSuccess: state => {
          setDone({ item, outcome, revision: state.revision })
          announce(doneText({ item, outcome }))
          focus(next)
        }
      }
    )
  }
  const undo = (): void => {
    if (done === null || record.isPending) return
    const { kind, visit, question } = done.item
    record.mutate(
      { kind, visit, question, revision: done.revision, outcome: null },
      {
        onSuccess: () => {
          setDone(null)
          announce(t('undone'))
          focus(done.item)
        }
      }
    )
  }
  useShortcut('undo', undo)
  return (
    <Screen title={t('title')}>
      <div ref={root} className={styles['inbox']}>
        <CallErrorNotice error={inbox.error ?? record.error} />
        {done === null ? null : (
          <Notice
            kind="good"
            actions={
              <Button keys={shortcuts.undo.text} onPress={undo}>
                {t('undo')}
              </Button>
            }
          >
            {doneText(done)}
          </Notice>
        )}
        {inbox.data !== undefined && items.length === 0 ? (
          <EmptyState title={t('empty.title')}>
            <p>{t('empty.text')}</p>
          </EmptyState>
        ) : null}
        {shiftsOf(inbox.data ?? []).map(shift => (
          <section key={`${shift.date} ${shift.place}`} className={styles['shift']}>
            <h2>{t('shift', { day: day(shift.date), place: shift.place })}</h2>
            <ul className={styles['items']}>
              {shift.items.map(item => (
                <li key={`${item.kind} ${item.question}`}>
                  <ItemRow item={item} onOutcome={outcome => finish(item, outcome)} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Screen>
  )
}

const fieldOf = ({ kind, question }: InboxItem): string => `${kind}.${question}`

/** What is finished leaves the list, and takes the focus with it: it goes on to another, or to the heading above the last. */
function useFocusOnItem() {
  const root = useRef<HTMLDivElement>(null)
  const [wanted, setWanted] = useState<{ readonly item: InboxItem | null } | null>(null)
  useEffect(() => {
    if (wanted === null || root.current === null) return
    if (wanted.item !== null && focusField(root.current, fieldOf(wanted.item))) return
    document.querySelector<HTMLElement>('main h1')?.focus()
  }, [wanted])
  return { root, focus: (item: InboxItem | null): void => setWanted({ item }) }
}

function ItemRow({
  item,
  onOutcome
}: {
  readonly item: InboxItem
  readonly onOutcome: (outcome: ReferralOutcome) => void
}) {
  const { t } = useTranslation(['inbox', 'vocabulary'])
  const nameOf = useCodeNames()
  const { day } = useDates()
  const today = useToday()
  const topic = nameOf('topic', item.topic)
  const { due } = item
  const what = {
    referral: () => t('inbox:referral', { topic, place: item.organisation }),
    call: () => t('inbox:call', { topic }),
    letter: () =>
      t('inbox:letter', {
        topic,
        sender: t(`inbox:sender.${item.sender ?? 'other'}`),
        letter: t(`inbox:kind.${item.letter ?? 'other'}`)
      })
  }[item.kind]()
  return (
    <div className={styles['item']}>
      <p>
        {what}
        {due === null ? null : (
          <strong className={styles['due']}>{t(due < today ? 'inbox:overdue' : 'inbox:due', { day: day(due) })}</strong>
        )}
      </p>
      <ToggleField
        name={fieldOf(item)}
        label={t('inbox:outcome')}
        layout="inline"
        options={referralOutcomes.map(value => ({ value, label: t(`vocabulary:referralOutcomes.${value}`) }))}
        selected={[]}
        onToggle={onOutcome}
      />
    </div>
  )
}
