import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { IsoDate } from '../../shared/domain/month.ts'
import { actions, barriers, referralOutcomes, urgencies } from '../../shared/domain/vocabulary.ts'
import { Button } from '../ui/Button.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { TextField } from '../ui/TextField.tsx'
import { ToggleField } from '../ui/ToggleField.tsx'
import { TypeAheadField } from '../ui/TypeAheadField.tsx'
import { useCall } from '../app/calls.ts'
import { useDates } from '../app/dates.ts'
import { useTopicFinder } from '../app/finders.ts'
import { IdentityGuard } from '../identity-guard/IdentityGuard.tsx'
import { useNameHint } from '../identity-guard/identity-words.ts'
import { type FormPart, useProblemText } from './form-view.ts'
import { LetterFields } from './LetterFields.tsx'
import { ReferralFields } from './ReferralFields.tsx'
import { noteProblem, questionField } from './visit-body.ts'
import type { QuestionForm } from './visit-form.ts'
import { textLimits } from '../../shared/domain/text.ts'
import styles from './QuestionCard.module.css'

interface QuestionCardProps extends FormPart {
  readonly question: QuestionForm
  readonly number: number
  /** The card takes the place of another: its topic takes the focus. */
  readonly takesFocus: boolean
  /** A visit that is in the file: what came of a referral may be known by now. */
  readonly corrects: boolean
  /** The last day of the notes that are there already. */
  readonly notesUntil: IsoDate | null
}

/** The question in hand: its topic, what was done, and whatever else there is to say. */
export function QuestionCard(props: QuestionCardProps) {
  const { form, change, errorOf, question, number, takesFocus, corrects } = props
  const { t } = useTranslation(['desk', 'vocabulary'])
  const problemText = useProblemText()
  const topics = useTopicFinder()
  const { id } = question
  const headingId = useId()
  const keptUntil = useNoteHint(props.notesUntil)
  const set = (fields: Partial<Omit<QuestionForm, 'id'>>): void => change({ type: 'question', id, fields })
  const liveNoteProblem = noteProblem(question.note)
  const noteError =
    liveNoteProblem === null
      ? errorOf(questionField(id, 'note'))
      : problemText({ field: questionField(id, 'note'), code: `text-${liveNoteProblem}`, max: textLimits.note })
  const nameHint = useNameHint()
  return (
    <section className={styles['card']} aria-labelledby={headingId}>
      <div className={styles['head']}>
        <h2 id={headingId}>{t('desk:question', { number })}</h2>
        {form.questions.length > 1 ? (
          <Button look="quiet" onPress={() => change({ type: 'remove-question', id })}>
            {t('desk:removeQuestion', { number })}
          </Button>
        ) : null}
      </div>
      <TypeAheadField
        name={questionField(id, 'topic')}
        label={t('desk:field.topic')}
        layout="inline"
        chosen={
          question.topic.chosen === null
            ? null
            : { id: question.topic.chosen, label: topics.labelOf(question.topic.chosen) }
        }
        typed={question.topic.typed}
        find={topics.find}
        onType={typed => set({ topic: { chosen: null, typed } })}
        onChoose={chosen => set({ topic: { chosen, typed: '' } })}
        error={errorOf(questionField(id, 'topic'))}
        placeholder={t('desk:topic.placeholder')}
        autoFocus={takesFocus}
        required
      />
      <ToggleField
        name={questionField(id, 'actions')}
        label={t('desk:field.actions')}
        layout="inline"
        options={actions.map(value => ({ value, label: t(`vocabulary:actions.${value}`) }))}
        selected={question.actions}
        onToggle={value => set({ actions: toggled(question.actions, value) })}
        error={errorOf(questionField(id, 'actions'))}
      />
      <ToggleField
        name={questionField(id, 'barriers')}
        label={t('desk:field.barriers')}
        layout="inline"
        options={barriers.map(value => ({ value, label: t(`vocabulary:barriers.${value}`) }))}
        selected={question.barriers}
        onToggle={value => set({ barriers: toggled(question.barriers, value) })}
      />
      <ReferralFields question={question} set={set} error={errorOf(questionField(id, 'organisation'))} />
      <LetterFields question={question} set={set} errorOf={errorOf} />
      {corrects && question.organisation.chosen !== null ? (
        <SelectField
          name={questionField(id, 'outcome')}
          label={t('desk:field.outcome')}
          layout="inline"
          value={question.outcome ?? 'not-known'}
          options={[
            { value: 'not-known', label: t('vocabulary:unanswered.pending') },
            ...referralOutcomes.map(value => ({ value, label: t(`vocabulary:referralOutcomes.${value}`) }))
          ]}
          onChange={value => set({ outcome: value === 'not-known' ? null : value })}
        />
      ) : null}
      <ToggleField
        name={questionField(id, 'urgency')}
        label={t('desk:field.urgency')}
        layout="inline"
        options={urgencies.map(value => ({ value, label: t(`vocabulary:urgencies.${value}`) }))}
        selected={question.urgency === null ? [] : [question.urgency]}
        onToggle={value => set({ urgency: question.urgency === value ? null : value })}
      />
      <TextField
        name={questionField(id, 'note')}
        label={t('desk:field.note')}
        layout="inline"
        value={question.note}
        onChange={note => set({ note })}
        lines={2}
        error={noteError}
        placeholder={t('desk:notePlaceholder')}
        hint={nameHint(question.note) ?? keptUntil}
      />
      <IdentityGuard
        name={questionField(id, 'note')}
        text={question.note}
        kept={question.keptIdentities}
        onChange={(note, keptIdentities) => set({ note, keptIdentities })}
      />
    </section>
  )
}

/** Says until when a note is kept: those that are there count from their own day, a new one from today. */
function useNoteHint(notesUntil: IsoDate | null): string | undefined {
  const { t } = useTranslation('desk')
  const dates = useDates()
  const fromToday = useCall('visits.defaults', null).data?.noteUntil
  const day = notesUntil ?? fromToday
  return day === undefined ? undefined : t('noteKept', { day: dates.date(day) })
}

const toggled = <Value,>(values: readonly Value[], value: Value): Value[] =>
  values.includes(value) ? values.filter(other => other !== value) : [...values, value]
