import { useTranslation } from 'react-i18next'
import type { AnswerSummary } from '../../shared/features/answers/answers.schema.ts'
import { CallErrorNotice } from '../app/CallErrorNotice.tsx'
import { useCall } from '../app/calls.ts'
import { shortcuts, useShortcut } from '../app/shortcuts.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Stack } from '../ui/Stack.tsx'
import { AnswerFacts } from './AnswerFacts.tsx'
import { AnswerTitle } from './AnswerTitle.tsx'
import { ArticleText } from './ArticleText.tsx'

interface AnswerReaderProps {
  readonly answers: readonly AnswerSummary[]
  /** Which of them is open; null for none. */
  readonly open: number | null
  readonly onOpen: (open: number | null) => void
}

/** Articles to be read in front of whatever is in hand, one after another. Closing leaves everything as it was. */
export function AnswerReader({ answers, open, onOpen }: AnswerReaderProps) {
  const { t } = useTranslation(['answers', 'common'])
  const answer = open === null ? undefined : answers[open]
  const place = open ?? 0
  const isOpen = answer !== undefined
  const hasNext = place + 1 < answers.length
  useShortcut('nextPage', () => onOpen(place + 1), isOpen && hasNext)
  useShortcut('previousPage', () => onOpen(place - 1), isOpen && place > 0)
  return (
    <Dialog
      title={answer === undefined ? '' : <AnswerTitle answer={answer} />}
      open={isOpen}
      onClose={() => onOpen(null)}
      wide
    >
      <Stack across gap="small">
        <Button look="primary" keys={shortcuts.readAnswers.text} autoFocus onPress={() => onOpen(null)}>
          {t('common:close')}
        </Button>
        {answers.length > 1 ? (
          <>
            <Button keys={shortcuts.previousPage.text} disabled={place === 0} onPress={() => onOpen(place - 1)}>
              {t('answers:beside.previous')}
            </Button>
            <Button keys={shortcuts.nextPage.text} disabled={!hasNext} onPress={() => onOpen(place + 1)}>
              {t('answers:beside.next')}
            </Button>
            <output>{t('answers:beside.place', { place: place + 1, of: answers.length })}</output>
          </>
        ) : null}
      </Stack>
      {answer === undefined ? null : <OpenAnswer key={answer.id} answer={answer} />}
    </Dialog>
  )
}

function OpenAnswer({ answer: { id, asksForCheck } }: { readonly answer: AnswerSummary }) {
  const { t } = useTranslation('answers')
  const opened = useCall('answers.open', { id })
  if (opened.data === undefined) return <CallErrorNotice error={opened.error} />
  const { answer } = opened.data
  return (
    <Stack>
      {asksForCheck ? <Notice kind="warn">{t(answer.doubted ? 'doubted' : 'old')}</Notice> : null}
      <ArticleText text={answer.text} language={answer.language} />
      <AnswerFacts answer={answer} />
    </Stack>
  )
}
