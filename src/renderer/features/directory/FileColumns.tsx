import { useTranslation } from 'react-i18next'
import type { ColumnReport, FileReport } from '../../../shared/features/directory/directory-import.schema.ts'
import { NOT_TAKEN, type DirectoryMapping } from '../../../shared/features/directory/directory-mapping.schema.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { choiceOf, KEPT, optionsFor, tableOptions, UNKNOWN, withColumn, withTable } from './column-choices.ts'
import { useColumnWords } from './column-words.ts'
import styles from './FileColumns.module.css'

interface FileColumnsProps {
  /** A plain spreadsheet, not a file of a folder of tables. */
  readonly isSheet: boolean
  readonly report: FileReport
  readonly mapping: DirectoryMapping
  readonly onMap: (mapping: DirectoryMapping) => void
}

/** The columns of a file: what each is taken for, and some of what stands in it. */
export function FileColumns({ isSheet, report, mapping, onMap }: FileColumnsProps) {
  const { t } = useTranslation('directory-columns')
  const words = useColumnWords(report)
  return (
    <section className={styles['file']} aria-label={t('pageOf', { file: report.file })}>
      {isSheet ? null : <TableChoice report={report} mapping={mapping} onMap={onMap} />}
      {report.missing.map(field => (
        <Notice key={field} kind="warn">
          {isSheet ? t('missingService') : t('missing', { field: words.of(field) })}
        </Notice>
      ))}
      {report.columns.length === 0 ? (
        <p>{t('noColumns')}</p>
      ) : (
        <DataTable
          caption={t('page')}
          captionHidden
          columns={[
            { id: 'heading', title: t('heading'), heads: true, cell: ({ heading }) => <bdi>{heading}</bdi> },
            ...(isSheet || isTaken(report)
              ? [
                  {
                    id: 'holds',
                    title: t('holds'),
                    cell: (column: ColumnReport) => (
                      <ColumnChoice report={report} column={column} mapping={mapping} onMap={onMap} />
                    )
                  }
                ]
              : []),
            { id: 'samples', title: t('samples'), cell: ({ samples }) => <Samples values={samples} /> },
            { id: 'filled', title: t('filled'), figure: true, cell: ({ filled }) => t('number', { value: filled }) }
          ]}
          rows={report.columns}
          rowId={({ heading }) => heading}
        />
      )}
    </section>
  )
}

const isTaken = ({ table }: FileReport): boolean => table !== null && table !== NOT_TAKEN

type ChoiceProps = Omit<FileColumnsProps, 'isSheet'>

/** What the rows of a file of a folder are. */
function TableChoice({ report: { file, table }, mapping, onMap }: ChoiceProps) {
  const { t } = useTranslation('directory-columns')
  const value = mapping.files?.[file]?.table ?? table ?? UNKNOWN
  const options = tableOptions.map(each => ({
    value: each,
    label: each === NOT_TAKEN ? t('ignore') : t(`table.${each}`)
  }))
  const other =
    value === UNKNOWN ? { value, label: t('unknown.table') } : { value, label: t('unknown.other', { table: value }) }
  return (
    <div className={styles['table']}>
      <SelectField<string>
        name={`table ${file}`}
        label={t('rows', { file })}
        options={options.some(option => option.value === value) ? options : [other, ...options]}
        value={value}
        onChange={chosen => onMap(withTable(mapping, file, chosen))}
        error={value === UNKNOWN ? t('choose') : undefined}
      />
    </div>
  )
}

/** What a column is taken for. */
function ColumnChoice({ report, column, mapping, onMap }: ChoiceProps & { readonly column: ColumnReport }) {
  const { t } = useTranslation('directory-columns')
  const words = useColumnWords(report)
  const { heading, clashes } = column
  const value = choiceOf(mapping, report, column)
  const options = [report.table === null ? UNKNOWN : KEPT, ...optionsFor(report)]
  return (
    <SelectField<string>
      name={`column ${heading}`}
      label={t('label', { heading })}
      labelHidden
      options={options.map(each => ({ value: each, label: words.of(each) }))}
      value={value}
      onChange={choice => onMap(withColumn(mapping, report, { heading, choice }))}
      error={clashes && value === column.field ? t('clash') : undefined}
    />
  )
}

function Samples({ values }: { readonly values: readonly string[] }) {
  if (values.length === 0) return null
  return (
    <ul className={styles['samples']}>
      {values.map(value => (
        <li key={value}>
          <bdi>{value}</bdi>
        </li>
      ))}
    </ul>
  )
}
