import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { DECLINED } from '../../../shared/domain/vocabulary.ts'
import type { VisitSummary } from '../../../shared/features/visits/visits.schema.ts'
import { useCodeNames } from '../../app/code-names.ts'
import { useDates } from '../../app/dates.ts'
import { ListTable } from '../../ui/ListTable.tsx'
import styles from './VisitTable.module.css'

/** How many topics of a visit are named in its line. */
const TOPICS_NAMED = 2

export interface VisitTableProps {
  readonly visits: readonly VisitSummary[]
  readonly last: string | undefined
  readonly onOpen: (id: string) => void
}

/** A page of visits, each in a line. */
export function VisitTable({ visits, last, onOpen }: VisitTableProps) {
  const { t } = useTranslation('visits')
  const dates = useDates()
  const codeName = useCodeNames()
  const topicsOf = ({ topics }: VisitSummary): string => {
    const named = topics.slice(0, TOPICS_NAMED).map(topic => codeName('topic', topic))
    const more = topics.length - named.length
    return [...named, ...(more > 0 ? [t('topics.more', { count: more })] : [])].join(' · ')
  }
  const languageOf = (language: VisitSummary['language']): string =>
    language === null ? t('not-asked') : codeName('language', language)
  const marksOf = ({ referrals, corrected, withdrawn, notesUntil }: VisitSummary): string =>
    [
      ...(referrals > 0 ? [t('mark.referrals', { count: referrals })] : []),
      ...(notesUntil === null ? [] : [t('mark.note', { day: dates.date(notesUntil) })]),
      ...(corrected ? [t('mark.corrected')] : []),
      ...(withdrawn ? [t('mark.withdrawn')] : [])
    ].join(' · ')
  return (
    <ListTable
      label={t('list')}
      columns={[
        {
          id: 'date',
          title: t('column.date'),
          heads: true,
          narrow: true,
          cell: visit => dates.day(visit.date)
        },
        { id: 'time', title: t('column.time'), narrow: true, cell: visit => visit.time ?? '' },
        { id: 'topics', title: t('column.topics'), cell: topicsOf },
        {
          id: 'language',
          title: t('column.language'),
          narrow: true,
          cell: ({ language }) => (
            <Short>
              <Soft soft={language === null || language === DECLINED}>{languageOf(language)}</Soft>
            </Short>
          )
        },
        { id: 'place', title: t('column.place'), narrow: true, cell: ({ place }) => <Place name={place} /> },
        {
          id: 'marks',
          title: t('column.marks'),
          cell: visit => <Soft soft>{marksOf(visit)}</Soft>
        }
      ]}
      rows={visits}
      rowId={visit => visit.id}
      rowText={visit => `${dates.day(visit.date)} ${topicsOf(visit)}`}
      onOpen={onOpen}
      focusedRow={last}
      faded={visit => visit.withdrawn}
    />
  )
}

/** Keeps to one line unless it is a long one. */
const Short = ({ children }: { readonly children: ReactNode }) => <span className={styles['short']}>{children}</span>

/** Names are in their own language. */
const Place = ({ name }: { readonly name: string }) => (
  <Short>
    <bdi>{name}</bdi>
  </Short>
)

/** What matters less in a line. */
const Soft = ({ soft, children }: { readonly soft: boolean; readonly children: string }) =>
  soft ? <span className={styles['soft']}>{children}</span> : children
