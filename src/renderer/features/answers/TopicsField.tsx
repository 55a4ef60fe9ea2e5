import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTopicFinder } from '../../app/finders.ts'
import { Button } from '../../ui/Button.tsx'
import { TypeAheadField } from '../../ui/TypeAheadField.tsx'
import type { AnswerForm } from './answer-form.ts'
import styles from './AnswerFields.module.css'

interface TopicsFieldProps {
  readonly form: AnswerForm
  readonly change: (fields: Partial<AnswerForm>) => void
  readonly error: string | undefined
}

/** The topics that an article is about: each is found by typing, and taken out again by its button. */
export function TopicsField({ form, change, error }: TopicsFieldProps) {
  const { t } = useTranslation('answers')
  const { find, labelOf } = useTopicFinder()
  const { topics, topicTyped } = form
  /** A topic was chosen or taken out just now: the field keeps the focus, or takes it from the button that is gone. */
  const [isChoosing, setIsChoosing] = useState(false)
  return (
    <div className={styles['topics']}>
      {/* The list stays open where a choice changes nothing in the field, so each choice begins a new field. */}
      <TypeAheadField
        key={topics.length}
        autoFocus={isChoosing}
        name="topics"
        label={t('field.topics')}
        hint={t('hint.topics')}
        chosen={null}
        typed={topicTyped}
        find={typed => find(typed).filter(({ id }) => !topics.includes(id))}
        onType={typed => change({ topicTyped: typed })}
        onChoose={id => {
          setIsChoosing(true)
          change({ topics: [...topics, id], topicTyped: '' })
        }}
        error={error}
        required
      />
      {topics.length === 0 ? null : (
        <ul aria-label={t('chosenTopics')}>
          {topics.map(topic => (
            <li key={topic}>
              <Button
                label={t('removeTopic', { topic: labelOf(topic) })}
                onPress={() => {
                  setIsChoosing(true)
                  change({ topics: topics.filter(other => other !== topic) })
                }}
              >
                {labelOf(topic)} ✕
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
