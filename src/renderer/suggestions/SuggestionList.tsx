import { useTranslation } from 'react-i18next'
import type { Suggestion } from '../../shared/features/directory/suggest.schema.ts'
import { Button } from '../ui/Button.tsx'
import { useReasonWords } from './reason-words.ts'
import styles from './SuggestionList.module.css'

export interface SuggestionListProps {
  readonly suggestions: readonly Suggestion[]
  /** What the button beside a place does, and how it is called. */
  readonly action: { readonly label: string; readonly run: (suggestion: Suggestion) => void }
}

/** The best places for a need, best first, each with why. */
export function SuggestionList({ suggestions, action }: SuggestionListProps) {
  const { t } = useTranslation('directory')
  const words = useReasonWords()
  return (
    <ol className={styles['list']} aria-label={t('refer.list')}>
      {suggestions.map(suggestion => {
        const { place } = suggestion
        return (
          <li key={suggestion.serviceId} className={styles['item']}>
            <div>
              <h2>{suggestion.service}</h2>
              <p className={styles['where']}>
                {[suggestion.organisation, place?.name, place?.address, place?.city]
                  .filter(part => part !== undefined && part !== '')
                  .join(', ')}
              </p>
              {suggestion.phone === null ? null : (
                <p>
                  {t('entry.phone')}: <bdi dir="ltr">{suggestion.phone}</bdi>
                </p>
              )}
              <ul className={styles['reasons']}>
                {suggestion.reasons.map(reason => (
                  <li key={reason.code}>{words(reason)}</li>
                ))}
              </ul>
            </div>
            <Button onPress={() => action.run(suggestion)} label={`${action.label}: ${suggestion.service}`}>
              {action.label}
            </Button>
          </li>
        )
      })}
    </ol>
  )
}
