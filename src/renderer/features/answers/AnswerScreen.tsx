import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { FyrError } from '../../../shared/domain/errors.ts'
import { answerIdSchema } from '../../../shared/domain/ids.ts'
import type { Answer, AnswerHistoryEntry } from '../../../shared/features/answers/answers.schema.ts'
import { AnswerFacts } from '../../answers/AnswerFacts.tsx'
import { AnswerTitle } from '../../answers/AnswerTitle.tsx'
import { ArticleText } from '../../answers/ArticleText.tsx'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { useCall } from '../../app/calls.ts'
import { shortcuts, useShortcut } from '../../app/shortcuts.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { AnswerActions } from './AnswerActions.tsx'
import { AnswerHistory } from './AnswerHistory.tsx'

const route = getRouteApi('/answers/$id')

/** One article: to be read, checked and kept up, with everything that happened to it beside it. */
export function AnswerScreen() {
  const { t } = useTranslation('answers')
  const id = answerIdSchema.safeParse(route.useParams().id)
  const opened = useCall('answers.open', { id: id.data ?? '' }, { enabled: id.success })
  if (opened.data !== undefined) return <OpenAnswer {...opened.data} />
  if (id.success && opened.error === null) return null
  return (
    <Screen title={t('title')}>
      <CallErrorNotice error={opened.error ?? new FyrError('answer.unknown')} />
      <div>
        <BackButton />
      </div>
    </Screen>
  )
}

interface OpenAnswerProps {
  readonly answer: Answer
  readonly history: readonly AnswerHistoryEntry[]
}

function OpenAnswer({ answer, history }: OpenAnswerProps) {
  const { t } = useTranslation('answers')
  const { done } = route.useSearch()
  return (
    <Screen title={<AnswerTitle answer={answer} />} aside={<AnswerHistory history={history} />}>
      {done === 'saved' || done === 'published' ? <Notice kind="good">{t(`done.${done}`)}</Notice> : null}
      <Standing answer={answer} />
      <AnswerActions key={answer.id} answer={answer} back={<BackButton />} />
      <ArticleText text={answer.text} language={answer.language} />
      <AnswerFacts answer={answer} />
    </Screen>
  )
}

/** Says how far an article can be relied on, where it cannot be wholly. */
function Standing({ answer: { state, asksForCheck, doubted } }: { readonly answer: Answer }) {
  const { t } = useTranslation('answers')
  if (state === 'draft') return <Notice kind="info">{t('isDraft')}</Notice>
  if (state === 'withdrawn') return <Notice kind="warn">{t('isWithdrawn')}</Notice>
  return asksForCheck ? <Notice kind="warn">{t(doubted ? 'doubted' : 'old')}</Notice> : null
}

/** Goes back to the list, to the line of the article. */
function BackButton() {
  const { t } = useTranslation('answers')
  const navigate = route.useNavigate()
  const back = (): void =>
    void navigate({ to: '/answers', search: ({ shown, typed, last }) => ({ shown, typed, last }) })
  useShortcut('back', back)
  return (
    <Button keys={shortcuts.back.text} onPress={back}>
      {t('toList')}
    </Button>
  )
}
