import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AnswerBody, AnswerHistoryEntry } from '../../../shared/features/answers/answers.schema.ts'
import { ArticleText } from '../../answers/ArticleText.tsx'
import { useDates } from '../../app/dates.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Stack } from '../../ui/Stack.tsx'
import styles from './AnswerHistory.module.css'

/** What happened to an article, latest first, and what it said before it was changed. */
export function AnswerHistory({ history }: { readonly history: readonly AnswerHistoryEntry[] }) {
  const { t } = useTranslation(['answers', 'common'])
  const dates = useDates()
  const [shown, setShown] = useState<AnswerBody | null>(null)
  return (
    <section className={styles['history']} aria-labelledby="answer-history">
      <h2 id="answer-history">{t('answers:history.title')}</h2>
      <ol>
        {history.toReversed().map(({ revision, change, at, by, before }) => (
          <li key={`${revision} ${change}`}>
            <p>
              <strong>{t(`answers:history.${change}`)}</strong>
            </p>
            <p className={styles['when']}>{t('answers:history.by', { when: dates.moment(at), who: by })}</p>
            {before === null ? null : (
              <Button look="quiet" onPress={() => setShown(before)}>
                {t('answers:history.before')}
              </Button>
            )}
          </li>
        ))}
      </ol>
      <Dialog title={shown?.title ?? ''} open={shown !== null} onClose={() => setShown(null)} wide>
        <div>
          <Button look="primary" autoFocus onPress={() => setShown(null)}>
            {t('common:close')}
          </Button>
        </div>
        {shown === null ? null : (
          <Stack>
            <ArticleText text={shown.text} language={shown.language} />
            <p className={styles['when']} dir="auto">
              {shown.source ?? t('answers:noSource')}
            </p>
          </Stack>
        )}
      </Dialog>
    </section>
  )
}
