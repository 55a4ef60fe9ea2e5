import { useState } from 'react'
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
import { Notice } from '../../ui/Notice.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { ToggleField } from '../../ui/ToggleField.tsx'
import { shiftsOf } from './shifts-of.ts'
import styles from './InboxScreen.module.css'

interface Done {
  readonly item: InboxItem
  /** The state of the visit after the outcome was recorded. */
  readonly revision: number
}

/** What is not finished, shift by shift. While the focus is on one, a number says what came of it. */
export function InboxScreen() {
  const { t } = useTranslation('inbox')
  const { day } = useDates()
  const announce = useAnnounce()
  const inbox = useCall('inbox.list', null)
  const record = useCommand('inbox.record', ['inbox.list', 'visits.open', 'visits.list', 'months.figures'])
  const [done, setDone] = useState<Done | null>(null)
  const finish = (item: InboxItem, outcome: ReferralOutcome): void => {
    if (record.isPending) return
    const { kind, visit, revision, question } = item
    record.mutate(
      { kind, visit, revision, question, outcome },
      {
        onSuccess: state => {
          setDone({ item, revision: state.revision })
          announce(t('recorded'))
        }
      }
    )
  }
  const undo = (): void => {
    if (done === null || record.isPending) return
    const { kind, visit, question } = done.item
    record.mutate({ kind, visit, question, revision: done.revision, outcome: null }, { onSuccess: () => setDone(null) })
  }
  useShortcut('undo', undo)
  const items = inbox.data ?? []
  return (
    <Screen title={t('title')}>
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
          {t('recorded')}
        </Notice>
      )}
      {inbox.data !== undefined && items.length === 0 ? (
        <EmptyState title={t('empty.title')}>
          <p>{t('empty.text')}</p>
        </EmptyState>
      ) : null}
      {shiftsOf(items).map(shift => (
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
    </Screen>
  )
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
        name={`${item.kind}.${item.question}`}
        label={t('inbox:outcome')}
        layout="inline"
        options={referralOutcomes.map(value => ({ value, label: t(`vocabulary:referralOutcomes.${value}`) }))}
        selected={[]}
        onToggle={onOutcome}
      />
    </div>
  )
}
