import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { useTopics } from '../app/reference.ts'
import { useLists } from '../app/lists.ts'
import type { QuestionForm } from './visit-form.ts'
import styles from './QuestionLine.module.css'

interface QuestionLineProps {
  readonly question: QuestionForm
  readonly number: number
  readonly error: string | undefined
  readonly onOpen: () => void
}

/** A question that is written and stands back while another is in hand. */
export function QuestionLine({ question, number, error, onOpen }: QuestionLineProps) {
  const { t } = useTranslation(['desk', 'vocabulary'])
  const { topicName } = useTopics()
  const { sentence } = useLists()
  const topic = question.topic.chosen === null ? t('desk:noTopic') : topicName(question.topic.chosen)
  const done = sentence(question.actions.map(action => t(`vocabulary:actions.${action}`)))
  return (
    <div className={styles['line']}>
      <span className={styles['text']}>
        <strong>{t('desk:question', { number })}</strong> {topic}
        {done === '' ? null : <span className={styles['done']}>: {done}</span>}
      </span>
      {error === undefined ? null : <span className={styles['error']}>{error}</span>}
      <Button onPress={onOpen} label={t('desk:openQuestion', { number })}>
        {t('desk:open')}
      </Button>
    </div>
  )
}
