import { useTranslation } from 'react-i18next'
import type { AnswerText } from '../../../shared/features/answers/answers.schema.ts'
import { DECLINED } from '../../../shared/domain/vocabulary.ts'
import { useLanguageFinder } from '../../app/finders.ts'
import { TextField } from '../../ui/TextField.tsx'
import { TypeAheadField } from '../../ui/TypeAheadField.tsx'
import { IdentityGuard } from '../../identity-guard/IdentityGuard.tsx'
import { useNameHint } from '../../identity-guard/identity-words.ts'
import { useAnswerDraft } from './AnswerDraft.tsx'
import { type AnswerProblem, keptAfter, limitOf, liveProblem } from './answer-form.ts'
import { TopicsField } from './TopicsField.tsx'
import styles from './AnswerFields.module.css'

interface AnswerFieldsProps {
  readonly problemOf: (field: AnswerProblem['field']) => AnswerProblem | undefined
}

/** The fields of an article. */
export function AnswerFields({ problemOf }: AnswerFieldsProps) {
  const { t } = useTranslation('answers')
  const { draft, change } = useAnswerDraft()
  const problemText = useProblemText()
  const languages = useLanguageFinder()
  if (draft === null) return null
  const { form } = draft
  const wrong = (field: AnswerProblem['field']): string | undefined => problemText(problemOf(field))
  const { chosen } = form.language
  return (
    <div className={styles['fields']}>
      <GuardedText field="title" error={wrong('title')} required />
      <TopicsField form={form} change={change} error={wrong('topics')} />
      <GuardedText field="text" lines={8} error={wrong('text')} required />
      <div className={styles['pair']}>
        <GuardedText field="source" error={wrong('source')} />
        <TypeAheadField
          name="language"
          label={t('field.language')}
          hint={t('hint.language')}
          chosen={chosen === null ? null : { id: chosen, label: languages.labelOf(chosen) }}
          typed={form.language.typed}
          find={typed => languages.find(typed).filter(({ id }) => id !== DECLINED)}
          onType={typed => change({ language: { chosen: null, typed } })}
          onChoose={id => change({ language: { chosen: id, typed: '' } })}
          error={wrong('language')}
          required
        />
      </div>
    </div>
  )
}

interface GuardedTextProps {
  readonly field: AnswerText
  readonly error: string | undefined
  readonly lines?: number
  readonly required?: boolean
}

/** A text that is looked through for what tells who somebody is while it is typed. */
function GuardedText({ field, error, lines, required }: GuardedTextProps) {
  const { t } = useTranslation('answers')
  const { draft, change } = useAnswerDraft()
  const problemText = useProblemText()
  const nameHint = useNameHint()
  if (draft === null) return null
  const { form } = draft
  const text = form[field]
  const live = liveProblem(field, text)
  return (
    <div className={styles['guarded']}>
      <TextField
        name={field}
        label={t(`field.${field}`)}
        hint={nameHint(text) ?? t(`hint.${field}`)}
        value={text}
        onChange={typed => change({ [field]: typed })}
        error={live === null ? error : problemText({ field, code: live, max: limitOf[field] })}
        spellCheck={false}
        {...(lines === undefined ? {} : { lines })}
        {...(required === undefined ? {} : { required })}
      />
      <IdentityGuard
        name={field}
        where="article"
        text={text}
        kept={form.keptIdentities}
        onChange={(left, kept) => change(keptAfter(form, field, left, kept))}
      />
    </div>
  )
}

/** The words for what is wrong with a field. */
function useProblemText(): (problem: AnswerProblem | undefined) => string | undefined {
  const { t } = useTranslation(['answers', 'common'])
  return problem => {
    if (problem === undefined) return undefined
    switch (problem.code) {
      case 'identifies':
      case 'language-missing':
      case 'topics-missing':
      case 'topic-unmatched':
      case 'topics-many':
        return t(`answers:problem.${problem.code}`, { max: problem.max })
      default:
        return t(`common:text.${problem.code}`, { max: problem.max })
    }
  }
}
