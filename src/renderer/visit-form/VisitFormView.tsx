import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { IsoDate } from '../../shared/domain/month.ts'
import { QuestionCard } from './QuestionCard.tsx'
import { QuestionLine } from './QuestionLine.tsx'
import { ShiftFields } from './ShiftFields.tsx'
import { VisitorFields } from './VisitorFields.tsx'
import type { FormPart } from './form-view.ts'
import styles from './VisitFormView.module.css'

interface VisitFormViewProps extends FormPart {
  readonly corrects?: boolean
  /** The last day of the notes that are there already. */
  readonly notesUntil?: IsoDate | null
}

/** The form of a visit: what belongs to the shift, the questions, and what the visitor chose to tell. Required things come first. */
export function VisitFormView({ corrects, notesUntil, ...part }: VisitFormViewProps) {
  const { t } = useTranslation('desk')
  const { form, change } = part
  const [opened, setOpened] = useState({ question: form.open, anew: false })
  if (opened.question !== form.open) setOpened({ question: form.open, anew: true })
  return (
    <div className={styles['form']}>
      <ShiftFields {...part} corrects={corrects === true} />
      <div className={styles['columns']}>
        <section className={styles['questions']} aria-label={t('questions')}>
          {form.questions.map((question, index) =>
            question.id === form.open ? (
              <QuestionCard
                key={question.id}
                {...part}
                question={question}
                number={index + 1}
                takesFocus={opened.anew}
                corrects={corrects === true}
                notesUntil={notesUntil ?? null}
              />
            ) : (
              <QuestionLine
                key={question.id}
                question={question}
                number={index + 1}
                error={part.errorOf(question.id)}
                onOpen={() => change({ type: 'open-question', id: question.id })}
              />
            )
          )}
        </section>
        <VisitorFields {...part} />
      </div>
    </div>
  )
}
