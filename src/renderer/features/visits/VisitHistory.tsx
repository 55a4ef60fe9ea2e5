import { useTranslation } from 'react-i18next'
import type { HistoryEntry, Visit } from '../../../shared/features/visits/visits.schema.ts'
import { useDates } from '../../app/dates.ts'
import { HistoryList } from '../../ui/HistoryList.tsx'
import { historySteps, type VisitChange } from './visit-changes.ts'
import { useVisitWords } from './visit-words.ts'
import styles from './VisitHistory.module.css'

export interface VisitHistoryProps {
  readonly visit: Visit
  readonly history: readonly HistoryEntry[]
}

/** What happened to a visit, latest first: what, when, by whom. */
export function VisitHistory({ visit, history }: VisitHistoryProps) {
  const { t } = useTranslation('visits')
  const dates = useDates()
  return (
    <HistoryList
      title={t('history.title')}
      steps={historySteps(visit, history)
        .toReversed()
        .map(({ revision, change, at, by, changes }) => ({
          key: String(revision),
          what: t(`history.${change}`),
          when: t('history.by', { when: dates.moment(at), who: by }),
          more: <ChangeList changes={changes} />
        }))}
    />
  )
}

/** What a correction changed, each thing in a sentence. */
export function ChangeList({ changes }: { readonly changes: readonly VisitChange[] }) {
  const text = useChangeText()
  if (changes.length === 0) return null
  return (
    <ul className={styles['changes']}>
      {changes.map(change => (
        <li key={keyOf(change)}>{text(change)}</li>
      ))}
    </ul>
  )
}

function useChangeText(): (change: VisitChange) => string {
  const { t } = useTranslation('visits')
  const words = useVisitWords()
  return change => {
    switch (change.kind) {
      case 'part':
        return t('change.part', {
          part: words.visitLabel(change.part),
          before: words.visitPart(change.part, change.before),
          after: words.visitPart(change.part, change.after)
        })
      case 'question-part':
        return t('change.question-part', {
          part: words.questionLabel(change.part),
          topic: words.questionPart('topic', change.before),
          before: words.questionPart(change.part, change.before),
          after: words.questionPart(change.part, change.after)
        })
      case 'question-added':
        return t('change.question-added', { topic: words.questionPart('topic', change.question) })
      case 'question-removed':
        return t('change.question-removed', {
          topic: words.questionPart('topic', change.question),
          actions: words.questionPart('actions', change.question),
          note: words.questionPart('note', change.question)
        })
      case 'follow-up':
        return t('change.question-part', {
          part: words.followUpLabel(change.part),
          topic: words.questionPart('topic', change.question),
          before: words.followUp(change.before),
          after: words.followUp(change.after)
        })
      case 'order':
        return t('change.order')
    }
  }
}

function keyOf(change: VisitChange): string {
  switch (change.kind) {
    case 'part':
      return change.part
    case 'question-part':
      return `${change.before.id} ${change.part}`
    case 'follow-up':
      return `${change.question.id} ${change.part}`
    case 'order':
      return change.kind
    default:
      return change.question.id
  }
}
