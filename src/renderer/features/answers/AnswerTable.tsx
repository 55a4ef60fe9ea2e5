import { useTranslation } from 'react-i18next'
import { type AnswerId, answerIdSchema } from '../../../shared/domain/ids.ts'
import type { AnswerSummary } from '../../../shared/features/answers/answers.schema.ts'
import { AnswerTitle } from '../../answers/AnswerTitle.tsx'
import { useDates } from '../../app/dates.ts'
import { useReference, useTopics } from '../../app/reference.ts'
import { useLists } from '../../app/lists.ts'
import { ListTable } from '../../ui/ListTable.tsx'

interface AnswerTableProps {
  readonly answers: readonly AnswerSummary[]
  /** The article that was opened last: the list goes on there. */
  readonly last: string | undefined
  readonly onOpen: (id: AnswerId) => void
}

/** The articles, each with what it is about and whether it can be relied on. */
export function AnswerTable({ answers, last, onOpen }: AnswerTableProps) {
  const { t } = useTranslation('answers')
  const dates = useDates()
  const { list } = useLists()
  const { topicName } = useTopics()
  const { languageName } = useReference()
  const stand = ({ state, asksForCheck, checkedOn }: AnswerSummary): string => {
    if (state !== 'published' || checkedOn === null) return t(`state.${state}`)
    return t(asksForCheck ? 'state.asksForCheck' : 'state.checked', { day: dates.date(checkedOn) })
  }
  return (
    <ListTable
      label={t('title')}
      rows={answers}
      rowId={({ id }) => id}
      rowText={({ title }) => title}
      onOpen={id => onOpen(answerIdSchema.parse(id))}
      focusedRow={last}
      faded={({ state }) => state !== 'published'}
      columns={[
        { id: 'topics', title: t('field.topics'), cell: ({ topics }) => list(topics.map(topicName)) },
        { id: 'title', title: t('field.title'), heads: true, cell: answer => <AnswerTitle answer={answer} /> },
        { id: 'language', title: t('field.language'), cell: ({ language }) => languageName(language) },
        { id: 'stand', title: t('field.stand'), cell: stand }
      ]}
    />
  )
}
