import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AnswerBody, AnswerHistoryEntry } from '../../../shared/features/answers/answers.schema.ts'
import { ArticleText } from '../../answers/ArticleText.tsx'
import { useDates } from '../../app/dates.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { HistoryList } from '../../ui/HistoryList.tsx'
import { Stack } from '../../ui/Stack.tsx'
import styles from './AnswerHistory.module.css'

/** What happened to an article, latest first, and what it said before it was changed. */
export function AnswerHistory({ history }: { readonly history: readonly AnswerHistoryEntry[] }) {
  const { t } = useTranslation(['answers', 'common'])
  const dates = useDates()
  const [shown, setShown] = useState<AnswerBody | null>(null)
  return (
    <>
      <HistoryList
        title={t('answers:history.title')}
        steps={history.toReversed().map(({ revision, change, at, by, before }) => ({
          key: `${revision} ${change}`,
          what: t(`answers:history.${change}`),
          when: t('answers:history.by', { when: dates.moment(at), who: by }),
          more:
            before === null ? null : (
              <Button look="quiet" onPress={() => setShown(before)}>
                {t('answers:history.before')}
              </Button>
            )
        }))}
      />
      <Dialog title={shown?.title ?? ''} open={shown !== null} onClose={() => setShown(null)} wide>
        <div>
          <Button look="primary" autoFocus onPress={() => setShown(null)}>
            {t('common:close')}
          </Button>
        </div>
        {shown === null ? null : (
          <Stack>
            <ArticleText text={shown.text} language={shown.language} />
            <p className={styles['source']} dir="auto">
              {shown.source ?? t('answers:noSource')}
            </p>
          </Stack>
        )}
      </Dialog>
    </>
  )
}
