import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AnswerSummary } from '../../shared/features/answers/answers.schema.ts'
import { useCall } from '../app/calls.ts'
import { useTopics } from '../app/reference.ts'
import { shortcuts, useShortcut } from '../app/shortcuts.tsx'
import { Button } from '../ui/Button.tsx'
import { AnswerReader } from './AnswerReader.tsx'
import { AnswerTitle } from './AnswerTitle.tsx'
import { answersFor } from './answers-for.ts'
import { useOwnLanguage } from './own-language.ts'
import styles from './TopicAnswers.module.css'

interface TopicAnswersProps {
  /** The topic of the question in hand; null while there is none. */
  readonly topic: string | null
  /** The visitor's language. */
  readonly language: string | null
}

/** So many titles fit beside the form; the reader goes through all. */
const SHOWN = 4
const noAnswers: readonly AnswerSummary[] = []

/** How the bureau answers the question in hand. An article opens in front of the form, which stays as it is. */
export function TopicAnswers({ topic, language }: TopicAnswersProps) {
  const { t } = useTranslation('answers')
  const { topicName } = useTopics()
  const own = useOwnLanguage()
  const answers = useCall('answers.list', null).data ?? noAnswers
  const [open, setOpen] = useState<number | null>(null)
  const found = topic === null ? noAnswers : answersFor(topic, language === null ? [own] : [language, own], answers)
  const isReading = open !== null
  useShortcut('readAnswers', () => setOpen(isReading ? null : 0), found.length > 0)
  if (topic === null) return null
  return (
    <section className={styles['answers']} aria-labelledby="topic-answers">
      <h2 id="topic-answers">{t('beside.title', { topic: topicName(topic) })}</h2>
      {found.length === 0 ? <p className={styles['none']}>{t('beside.none')}</p> : null}
      <ul>
        {found.slice(0, SHOWN).map((answer, index) => (
          <li key={answer.id}>
            <Button
              look="quiet"
              className={styles['title'] ?? ''}
              onPress={() => setOpen(index)}
              {...(index === 0 ? { keys: shortcuts.readAnswers.text } : {})}
            >
              <AnswerTitle answer={answer} />
            </Button>
          </li>
        ))}
      </ul>
      {found.length > SHOWN ? (
        <p className={styles['none']}>{t('beside.more', { count: found.length - SHOWN })}</p>
      ) : null}
      <AnswerReader answers={found} open={open} onOpen={setOpen} />
    </section>
  )
}
