import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Question, Visit } from '../../../shared/features/visits/visits.schema.ts'
import { useMay } from '../../app/session.ts'
import { Button } from '../../ui/Button.tsx'
import { EraseNote } from './EraseNote.tsx'
import { questionParts, visitParts } from './visit-changes.ts'
import { useVisitWords } from './visit-words.ts'
import styles from './VisitDetails.module.css'

/** A visit as it stands, to be read. */
export function VisitDetails({ visit }: { readonly visit: Visit }) {
  const words = useVisitWords()
  return (
    <div className={styles['details']}>
      <dl className={styles['parts']}>
        {visitParts.map(part => (
          <div key={part} className={styles['part']}>
            <dt>{words.visitLabel(part)}</dt>
            <dd>{part === 'place' ? <bdi>{visit.place}</bdi> : words.visitPart(part, visit)}</dd>
          </div>
        ))}
      </dl>
      {visit.questions.map((question, index) => (
        <QuestionDetails key={question.id} visit={visit} question={question} number={index + 1} />
      ))}
    </div>
  )
}

interface QuestionDetailsProps {
  readonly visit: Visit
  readonly question: Question
  readonly number: number
}

function QuestionDetails({ visit, question, number }: QuestionDetailsProps) {
  const { t } = useTranslation(['desk', 'visits'])
  const may = useMay()
  const navigate = useNavigate()
  const words = useVisitWords()
  const filled = questionParts.filter(
    part => part !== 'topic' && question[part] !== null && (part !== 'barriers' || question.barriers.length > 0)
  )
  const followed = visit.followUps.filter(each => each.question === question.id)
  return (
    <section className={styles['question']} aria-labelledby={question.id}>
      <h2 id={question.id}>
        <span className={styles['number']}>{t('desk:question', { number })}</span>{' '}
        {words.questionPart('topic', question)}
      </h2>
      <dl>
        {filled.map(part => (
          <div key={part} className={styles['row']}>
            <dt>{words.questionLabel(part)}</dt>
            <dd>
              <div dir={part === 'note' ? 'auto' : undefined}>{words.questionPart(part, question)}</div>
              {part === 'note' ? <EraseNote visit={visit} question={question.id} /> : null}
            </dd>
          </div>
        ))}
        {followed.map(each => (
          <div key={each.kind} className={styles['row']}>
            <dt>{words.followUpLabel(each.kind)}</dt>
            <dd>{words.followUp(each)}</dd>
          </div>
        ))}
      </dl>
      {may('answers.saveDraft') ? (
        <div>
          <Button
            look="quiet"
            onPress={() => void navigate({ to: '/answers/write', search: { topic: question.topic } })}
          >
            {t('visits:toAnswer')}
          </Button>
        </div>
      ) : null}
    </section>
  )
}
