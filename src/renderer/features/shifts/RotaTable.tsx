import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Shift } from '../../../shared/features/shifts/shifts.schema.ts'
import { useDates } from '../../app/dates.ts'
import { useLists } from '../../app/lists.ts'
import { DataTable } from '../../ui/DataTable.tsx'

interface RotaTableProps {
  readonly caption: string
  readonly shifts: readonly Shift[]
  readonly actions: (shift: Shift) => ReactNode
}

/** Shifts, one a line. */
export function RotaTable({ caption, shifts, actions }: RotaTableProps) {
  const { t } = useTranslation('shifts')
  const dates = useDates()
  const { list } = useLists()
  return (
    <DataTable
      caption={caption}
      columns={[
        { id: 'date', title: t('date'), cell: ({ date }) => dates.day(date), narrow: true },
        { id: 'times', title: t('times'), cell: ({ starts, ends }) => `${starts ?? ''}–${ends ?? ''}`, narrow: true },
        { id: 'place', title: t('place'), cell: ({ place }) => <span dir="auto">{place}</span>, heads: true },
        {
          id: 'people',
          title: t('people'),
          cell: ({ people }) => list(people.map(({ name }) => name)) || t('nobody')
        },
        { id: 'visits', title: t('visits'), cell: ({ visits }) => visits, figure: true },
        { id: 'actions', title: '', cell: actions }
      ]}
      rows={shifts}
      rowId={({ id }) => id}
    />
  )
}
