import { useTranslation } from 'react-i18next'
import type { Suggestion } from '../../../shared/features/directory/suggest.schema.ts'
import { useCall } from '../../app/calls.ts'
import { shortcuts, type ShortcutName, useShortcut } from '../../app/shortcuts.tsx'
import { useReasonWords } from '../../suggestions/reason-words.ts'
import { Button } from '../../ui/Button.tsx'
import { type FormChange, type VisitForm } from '../../visit-form/visit-form.ts'
import { needOf } from './need.ts'
import styles from './ReferTo.module.css'

const keysOf = ['refer1', 'refer2', 'refer3', 'refer4', 'refer5'] as const satisfies readonly ShortcutName[]

/** So many reasons fit beside the form; the best come first. */
const REASONS = 3
const none: readonly Suggestion[] = []

interface ReferToProps {
  readonly form: VisitForm
  readonly change: (change: FormChange) => void
}

/** Where the question in hand can be sent, best first, with why; one key puts a place into the referral. */
export function ReferTo({ form, change }: ReferToProps) {
  const { t } = useTranslation('desk')
  const words = useReasonWords()
  const question = form.questions.find(({ id }) => id === form.open)
  const need = question === undefined ? null : needOf(form, question)
  // Who is open, and whom the bureau knows, may have changed since the same was needed last.
  const asked = useCall('directory.suggest', need ?? { topic: 'other', municipality: null, language: null }, {
    enabled: need !== null,
    fresh: true
  })
  const found = need === null ? none : (asked.data ?? none)
  const choose = (suggestion: Suggestion | undefined): void => {
    if (suggestion === undefined || question === undefined) return
    const { organisationId, serviceId } = suggestion
    change({
      type: 'question',
      id: question.id,
      fields: { organisation: { chosen: organisationId, typed: '' }, serviceId }
    })
  }
  // All five, though there may be fewer places: a key that sometimes did something else would be worse than one that does nothing.
  useShortcut('refer1', () => choose(found[0]))
  useShortcut('refer2', () => choose(found[1]))
  useShortcut('refer3', () => choose(found[2]))
  useShortcut('refer4', () => choose(found[3]))
  useShortcut('refer5', () => choose(found[4]))
  if (need === null || asked.data === undefined) return null
  return (
    <section className={styles['refer']} aria-labelledby="refer-to">
      <h2 id="refer-to">{t('refer.title')}</h2>
      {found.length === 0 ? <p className={styles['why']}>{t('refer.nothing')}</p> : null}
      <ol>
        {found.map((suggestion, index) => (
          <li key={suggestion.serviceId}>
            <Button
              look={question?.serviceId === suggestion.serviceId ? 'plain' : 'quiet'}
              className={styles['place'] ?? ''}
              keys={shortcuts[keysOf[index] ?? 'refer5'].text}
              onPress={() => choose(suggestion)}
            >
              <span dir="auto">{suggestion.service}</span>
            </Button>
            <p className={styles['why']}>
              <bdi>{suggestion.organisation}</bdi>
              {'. '}
              {suggestion.reasons.slice(0, REASONS).map(words).join(' · ')}
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}
