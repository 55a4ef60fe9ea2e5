import { useTranslation } from 'react-i18next'
import { isoDateSchema } from '../../../shared/domain/month.ts'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { useDates } from '../../app/dates.ts'
import { useTopics } from '../../app/reference.ts'
import { shortcuts } from '../../app/shortcuts.tsx'
import { useToday } from '../../app/today.ts'
import { useLists } from '../../app/lists.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { type Desk, isStillRemoved } from './use-desk.ts'
import styles from './DeskMessage.module.css'

interface DeskMessageProps {
  readonly desk: Desk
  /** Makes the slip of the visit that was saved. */
  readonly onSlip: () => void
  /** Why there is no slip. */
  readonly fault?: unknown
}

/** Beside the heading, so that nothing moves when it comes and goes: what was just done and its undo, or what was brought back. */
export function DeskMessage({ desk, onSlip, fault: slipFault = null }: DeskMessageProps) {
  const { t } = useTranslation('desk')
  const fault = desk.fault ?? desk.draft.keepError ?? slipFault
  return (
    <div className={styles['message']}>
      {fault === null ? (
        <LastDone desk={desk} onSlip={onSlip} />
      ) : (
        <>
          {desk.fault === null && desk.draft.keepError !== null ? <p>{t('message.notKept')}</p> : null}
          <CallErrorNotice error={fault} />
        </>
      )}
    </div>
  )
}

function LastDone({ desk, onSlip }: DeskMessageProps) {
  const { t } = useTranslation('desk')
  const { topicName } = useTopics()
  const { list } = useLists()
  const { message, draft } = desk
  const { date } = useDates()
  const today = useToday()
  const savedText = (day: string): string => {
    const read = isoDateSchema.safeParse(day)
    return read.success && read.data !== today ? t('message.savedOn', { day: date(read.data) }) : t('message.saved')
  }
  const undo = (
    <Button keys={shortcuts.undo.text} onPress={desk.undo}>
      {t('undo')}
    </Button>
  )
  if (message === null) return draft.restoredAt === null ? null : <Restored at={draft.restoredAt} />
  switch (message.kind) {
    case 'saved': {
      const topics = list(message.form.questions.map(question => topicName(question.topic.chosen ?? '')))
      return (
        <Notice
          kind="good"
          actions={
            <>
              <Button keys={shortcuts.slip.text} onPress={onSlip}>
                {t('slip')}
              </Button>
              {undo}
            </>
          }
        >
          <strong>{savedText(message.form.date)}</strong> {topics}
        </Notice>
      )
    }
    case 'discarded':
      return (
        <Notice kind="info" actions={undo}>
          {t('message.discarded')}
        </Notice>
      )
    case 'repeated':
      // Once something else is written, there is no going back to what was before.
      return draft.form === message.after ? (
        <Notice kind="info" actions={undo}>
          {t('message.repeated')}
        </Notice>
      ) : null
    case 'removed':
      return isStillRemoved(message, draft.form) ? (
        <Notice kind="info" actions={undo}>
          {t('message.removed')}
        </Notice>
      ) : null
    case 'taken-back':
      return <Notice kind="info">{t(message.inForm ? 'message.takenBackInForm' : 'message.takenBack')}</Notice>
  }
}

function Restored({ at }: { readonly at: string }) {
  const { t } = useTranslation('desk')
  const { moment } = useDates()
  return <Notice kind="info">{t('message.restored', { when: moment(at) })}</Notice>
}
