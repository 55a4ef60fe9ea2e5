import { useTranslation } from 'react-i18next'
import type { ColumnReport } from '../../../shared/features/imports/imports.schema.ts'
import { IGNORE, importFields } from '../../../shared/features/imports/mapping.schema.ts'
import { Button } from '../../ui/Button.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { Stack } from '../../ui/Stack.tsx'
import type { ImportPageProps } from './ImportCheck.tsx'
import { useImportWords } from './import-words.ts'
import { withColumn } from './mapping-edits.ts'
import styles from './ColumnsPage.module.css'

/** Stands in the field of a column that nobody has said anything about. */
const UNDECIDED = 'undecided'

/** Everything that a column can be taken for. */
const targets = [...importFields, IGNORE] as const

/** Which column holds what. */
export function ColumnsPage({ preview, mapping, onEdit }: ImportPageProps) {
  const { t } = useTranslation(['import-screen', 'imports'])
  const words = useImportWords()
  const general = preview.open.filter(question => question.about === 'field')
  const conflicts = preview.open.filter(question => question.about === 'columns')
  const fieldOf = ({ heading, field }: ColumnReport) => mapping.columns[heading] ?? field ?? UNDECIDED
  const errorOf = (column: ColumnReport): string | undefined => {
    const conflict = conflicts.find(({ headings }) => headings.includes(column.heading))
    if (conflict !== undefined) return words.question(conflict)
    return fieldOf(column) === UNDECIDED ? t('import-screen:column.choose') : undefined
  }
  const choose = (heading: string, value: string): void => {
    const field = targets.find(candidate => candidate === value)
    if (field !== undefined) onEdit(withColumn(mapping, heading, field))
  }
  const options = targets.map(value => ({ value, label: t(`imports:fields.${value}`) }))
  return (
    <div className={styles['page']}>
      {general.map(question => (
        <Notice key={question.field} kind="warn">
          {words.question(question)}
        </Notice>
      ))}
      <DataTable
        caption={t('import-screen:page.columns')}
        captionHidden
        columns={[
          {
            id: 'heading',
            title: t('import-screen:column.heading'),
            heads: true,
            cell: column => <bdi>{column.heading}</bdi>
          },
          {
            id: 'field',
            title: t('import-screen:column.field'),
            cell: column => (
              <SelectField
                name={`column ${column.heading}`}
                label={t('import-screen:column.label', { heading: column.heading })}
                labelHidden
                options={
                  fieldOf(column) === UNDECIDED
                    ? [{ value: UNDECIDED, label: t('import-screen:column.undecided') }, ...options]
                    : options
                }
                value={fieldOf(column)}
                onChange={value => choose(column.heading, value)}
                error={errorOf(column)}
              />
            )
          },
          {
            id: 'how',
            title: t('import-screen:column.how'),
            cell: column =>
              column.proposal !== null && fieldOf(column) === UNDECIDED ? (
                <Proposal column={column} onTake={field => choose(column.heading, field)} />
              ) : (
                t(column.how === 'name' ? 'imports:how.heading' : `imports:how.${column.how}`)
              )
          },
          {
            id: 'filled',
            title: t('import-screen:column.filled'),
            figure: true,
            cell: column => t('import-screen:number', { value: column.filled })
          }
        ]}
        rows={preview.columns}
        rowId={column => column.heading}
      />
    </div>
  )
}

interface ProposalProps {
  readonly column: ColumnReport
  readonly onTake: (field: string) => void
}

/** What the content of a column looks like: taken only when somebody says so. */
function Proposal({ column: { proposal, heading }, onTake }: ProposalProps) {
  const { t } = useTranslation(['import-screen', 'imports'])
  if (proposal === null) return null
  const field = t(`imports:fields.${proposal}`)
  return (
    <Stack across gap="small">
      {t('imports:how.content')}
      <Button label={t('import-screen:column.take-for', { heading, field })} onPress={() => onTake(proposal)}>
        {t('import-screen:column.looks-like', { field })}
      </Button>
    </Stack>
  )
}
