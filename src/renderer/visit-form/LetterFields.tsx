import { useTranslation } from 'react-i18next'
import { letterKinds, letterSenders } from '../../shared/domain/follow-ups.ts'
import { lastComingDay } from '../../shared/domain/typed-date.ts'
import { useToday } from '../app/today.ts'
import { CheckboxField } from '../ui/CheckboxField.tsx'
import { DateField } from '../ui/DateField.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { questionField } from './visit-body.ts'
import type { QuestionForm } from './visit-form.ts'
import styles from './LetterFields.module.css'

interface LetterFieldsProps {
  readonly question: QuestionForm
  readonly set: (fields: Partial<Omit<QuestionForm, 'id'>>) => void
  readonly errorOf: (field: string) => string | undefined
}

/** What is to be followed: the letter that was explained, and the call that was promised. Each shows when its action is chosen. */
export function LetterFields({ question, set, errorOf }: LetterFieldsProps) {
  const { t } = useTranslation('inbox')
  const today = useToday()
  const { id, letter } = question
  const change = (fields: Partial<QuestionForm['letter']>): void => set({ letter: { ...letter, ...fields } })
  return (
    <>
      {question.actions.includes('explained-letter') ? (
        <SelectField
          name={questionField(id, 'letterSender')}
          label={t('field.sender')}
          layout="inline"
          value={letter.sender ?? 'none'}
          options={[
            { value: 'none', label: t('sender.none') },
            ...letterSenders.map(value => ({ value, label: t(`sender.${value}`) }))
          ]}
          onChange={value => change({ sender: value === 'none' ? null : value })}
        />
      ) : null}
      {question.actions.includes('explained-letter') && letter.sender !== null ? (
        <>
          <div className={styles['pair']}>
            <SelectField
              name={questionField(id, 'letterKind')}
              label={t('field.kind')}
              layout="inline"
              value={letter.kind}
              options={letterKinds.map(value => ({ value, label: t(`kind.${value}`) }))}
              onChange={kind => change({ kind })}
            />
            <DateField
              name={questionField(id, 'letterDue')}
              label={t('field.due')}
              layout="inline"
              value={letter.due}
              today={lastComingDay(today)}
              onChange={due => change({ due })}
              error={errorOf(questionField(id, 'letterDue'))}
            />
          </div>
          <CheckboxField
            name={questionField(id, 'letterPromised')}
            label={t('field.promised')}
            checked={letter.promised}
            onChange={promised => change({ promised })}
          />
        </>
      ) : null}
      {question.actions.includes('called-booked') ? (
        <DateField
          name={questionField(id, 'callBy')}
          label={t('field.callBy')}
          layout="inline"
          value={question.callBy}
          today={lastComingDay(today)}
          onChange={callBy => set({ callBy })}
          error={errorOf(questionField(id, 'callBy'))}
        />
      ) : null}
    </>
  )
}
