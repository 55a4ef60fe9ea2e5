import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './DataTable.module.css'

export interface Column<Row> {
  readonly id: string
  /** Empty where the cells speak for themselves. */
  readonly title: string
  readonly cell: (row: Row) => ReactNode
  /** Figures stand at the end of the column. */
  readonly figure?: boolean
  /** The cell names its row. */
  readonly heads?: boolean
  /** Short enough never to be broken: a date, a time. */
  readonly narrow?: boolean
}

export interface DataTableProps<Row> {
  /** Says what the table holds; shown above it unless `captionHidden`. */
  readonly caption: string
  readonly captionHidden?: boolean
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowId: (row: Row) => string
  readonly faded?: (row: Row) => boolean
}

/** A plain table: text, figures, and controls where a cell holds one. */
export function DataTable<Row>({ caption, captionHidden, columns, rows, rowId, faded }: DataTableProps<Row>) {
  return (
    <table className={styles['table']}>
      <caption className={captionHidden === true ? styles['hidden'] : undefined}>{caption}</caption>
      <thead>
        <tr>
          {columns.map(column =>
            column.title === '' ? (
              <td key={column.id}>{column.title}</td>
            ) : (
              <th key={column.id} scope="col" className={column.figure === true ? styles['figure'] : undefined}>
                {column.title}
              </th>
            )
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={rowId(row)} className={classNames(faded?.(row) === true && styles['faded'])}>
            {columns.map(column => {
              const className = classNames(column.figure && styles['figure'], column.narrow && styles['narrow'])
              return column.heads === true ? (
                <th key={column.id} scope="row" className={className}>
                  {column.cell(row)}
                </th>
              ) : (
                <td key={column.id} className={className}>
                  {column.cell(row)}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
