import { useTranslation } from 'react-i18next'
import type { ExcerptPart } from '../../../shared/domain/search-words.ts'
import type {
  FoundAnswer,
  FoundEntry,
  FoundNote,
  SearchResults
} from '../../../shared/features/search/search.schema.ts'
import { useDates } from '../../app/dates.ts'
import { useReference, useTopics } from '../../app/reference.ts'
import type { SearchListSection } from '../../ui/SearchList.tsx'
import styles from './SearchDialog.module.css'

/** What was found, as the list shows it. A result's id is its kind and the number of what it opens. */
export function useSections({ answers, entries, notes }: SearchResults): SearchListSection[] {
  const { t } = useTranslation('search')
  const { topicName } = useTopics()
  const { languageName } = useReference()
  const dates = useDates()
  const titleOf = (kind: keyof SearchResults, { found, more }: SearchResults[keyof SearchResults]): string =>
    t(more ? `${kind}.more` : `${kind}.title`, { count: found.length })

  const answerItem = (answer: FoundAnswer) => ({
    id: `answer ${answer.id}`,
    text: plain(answer.title),
    content: (
      <>
        <strong dir="auto">
          <Marked parts={answer.title} />
        </strong>
        <span dir="auto">
          <Marked parts={answer.excerpt} />
        </span>
        <span className={styles['fact']}>
          {t(answer.draft ? 'answers.draft' : 'answers.published', { language: languageName(answer.language) })}
        </span>
      </>
    )
  })
  const entryItem = ({ kind, id, name, organisation, city }: FoundEntry) => ({
    id: `${kind} ${id}`,
    text: plain(name),
    content: (
      <>
        <strong dir="auto">
          <Marked parts={name} />
        </strong>
        <span className={styles['fact']} dir="auto">
          {[organisation, city].filter(fact => fact !== '').join(', ')}
        </span>
      </>
    )
  })
  const noteItem = (note: FoundNote, index: number) => ({
    // Two notes of one visit may be found: their places tell them apart.
    id: `note ${note.visit} ${index}`,
    text: plain(note.excerpt),
    content: (
      <>
        <span dir="auto">
          <Marked parts={note.excerpt} />
        </span>
        <span className={styles['fact']}>
          {t('notes.of', { day: dates.date(note.date), topic: topicName(note.topic) })}
        </span>
      </>
    )
  })
  return [
    { id: 'answers', title: titleOf('answers', answers), items: answers.found.map(answerItem) },
    { id: 'entries', title: titleOf('entries', entries), items: entries.found.map(entryItem) },
    { id: 'notes', title: titleOf('notes', notes), items: notes.found.map(noteItem) }
  ]
}

const plain = (parts: readonly ExcerptPart[]): string => parts.map(({ text }) => text).join('')

function Marked({ parts }: { readonly parts: readonly ExcerptPart[] }) {
  return parts.map(({ text, found }, index) =>
    // oxlint-disable-next-line react/no-array-index-key -- the pieces of one text, in their order
    found ? (
      <mark key={index} className={styles['found']}>
        {text}
      </mark>
    ) : (
      text
    )
  )
}
