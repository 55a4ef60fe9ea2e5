import { useTranslation } from 'react-i18next'
import type { Answer } from '../../shared/features/answers/answers.schema.ts'
import { useDates } from '../app/dates.ts'
import { useReference, useTopics } from '../app/reference.ts'
import { useLists } from '../app/lists.ts'
import styles from './AnswerFacts.module.css'

/** What a reader needs to know of an article: where it is from, who looked at it last and when, what it is about. */
export function AnswerFacts({ answer }: { readonly answer: Answer }) {
  const { t } = useTranslation('answers')
  const dates = useDates()
  const { list } = useLists()
  const { languageName } = useReference()
  const { topicName } = useTopics()
  const { checkedOn, checkedBy, source } = answer
  return (
    <dl className={styles['facts']}>
      <dt>{t('field.source')}</dt>
      <dd dir="auto">{source ?? t('noSource')}</dd>
      <dt>{t('field.checked')}</dt>
      <dd>
        {checkedOn === null
          ? t('neverChecked')
          : t('checkedBy', { day: dates.date(checkedOn), who: checkedBy ?? t('somebody') })}
      </dd>
      <dt>{t('field.topics')}</dt>
      <dd>{list(answer.topics.map(topicName))}</dd>
      <dt>{t('field.language')}</dt>
      <dd>{languageName(answer.language)}</dd>
    </dl>
  )
}
