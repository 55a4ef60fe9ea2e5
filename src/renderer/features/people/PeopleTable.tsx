import { useTranslation } from 'react-i18next'
import type { ListedPerson } from '../../../shared/features/people/people.schema.ts'
import { useDates } from '../../app/dates.ts'
import { useSession } from '../../app/session.ts'
import { ListTable } from '../../ui/ListTable.tsx'
import { useRoleNames } from './role-names.ts'

interface PeopleTableProps {
  readonly people: readonly ListedPerson[]
  /** Who was opened last: the list goes on there. */
  readonly last: string | undefined
  readonly onOpen: (id: string) => void
}

/** The people, each with their roles and whether they get in. */
export function PeopleTable({ people, last, onOpen }: PeopleTableProps) {
  const { t } = useTranslation('people')
  const dates = useDates()
  const roleNames = useRoleNames()
  const me = useSession().person.id
  return (
    <ListTable
      label={t('list.label')}
      rows={people}
      rowId={person => person.id}
      rowText={person => person.name}
      onOpen={onOpen}
      focusedRow={last}
      faded={person => person.status !== 'active'}
      columns={[
        {
          id: 'name',
          title: t('list.name'),
          heads: true,
          cell: person => (person.id === me ? t('list.you', { name: person.name }) : <bdi>{person.name}</bdi>)
        },
        { id: 'roles', title: t('list.roles'), cell: person => roleNames(person.roles) },
        { id: 'status', title: t('list.status'), cell: person => t(`status.${person.status}`) },
        { id: 'since', title: t('list.since'), narrow: true, cell: person => dates.dayOf(person.since) }
      ]}
    />
  )
}
