import { useState } from 'react'
import { Cell, Column, Row, Table, TableBody, TableHeader } from 'react-aria-components/Table'
import type { Column as ColumnOf } from './DataTable.tsx'
import { classNames } from './class-names.ts'
import { useFocusOnce } from './focus-once.ts'
import styles from './ListTable.module.css'

export interface ListTableProps<Row> {
  /** Says what the table holds, for screen readers. */
  readonly label: string
  readonly columns: readonly ColumnOf<Row>[]
  readonly rows: readonly Row[]
  readonly rowId: (row: Row) => string
  /** What typing letters looks for. */
  readonly rowText: (row: Row) => string
  readonly onOpen: (id: string) => void
  /** Takes the focus when the table appears, so that coming back to a list goes on where it was left; if it is gone, the first does. */
  readonly focusedRow?: string | undefined
  readonly faded?: (row: Row) => boolean
}

/** A table whose rows can be opened: the arrow keys choose, Enter or one press opens. */
export function ListTable<Item>(props: ListTableProps<Item>) {
  const { label, columns, rows, rowId, rowText, onOpen, focusedRow, faded } = props
  const focusWhenThere = useFocusOnce()
  // Chosen once: a line that comes to the list later takes the focus from nobody.
  const [start] = useState(() => rows.find(row => rowId(row) === focusedRow) ?? rows[0])
  const startId = focusedRow === undefined || start === undefined ? null : rowId(start)
  return (
    <Table
      aria-label={label}
      className={styles['table'] ?? ''}
      onRowAction={key => {
        if (typeof key === 'string') onOpen(key)
      }}
    >
      <TableHeader>
        {columns.map(column => (
          <Column
            key={column.id}
            id={column.id}
            isRowHeader={column.heads ?? false}
            className={classNames(styles['head'], column.figure && styles['figure'])}
          >
            {column.title}
          </Column>
        ))}
      </TableHeader>
      <TableBody>
        {rows.map(row => (
          <Row
            key={rowId(row)}
            id={rowId(row)}
            textValue={rowText(row)}
            ref={rowId(row) === startId ? focusWhenThere : null}
            className={classNames(styles['row'], faded?.(row) && styles['faded'])}
          >
            {columns.map(column => (
              <Cell
                key={column.id}
                className={classNames(
                  styles['cell'],
                  column.figure && styles['figure'],
                  column.narrow && styles['narrow']
                )}
              >
                {column.cell(row)}
              </Cell>
            ))}
          </Row>
        ))}
      </TableBody>
    </Table>
  )
}
