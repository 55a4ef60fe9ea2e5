import { useTranslation } from 'react-i18next'
import type { FieldReport, ValueReport } from '../../../shared/features/imports/imports.schema.ts'
import type { Mapping, ValueField } from '../../../shared/features/imports/mapping.schema.ts'
import { useCodeNames } from '../../app/code-names.ts'
import { useLists } from '../../app/lists.ts'
import { Button } from '../../ui/Button.tsx'
import { ChoiceList } from '../../ui/ChoiceList.tsx'
import { CutList } from '../../ui/CutList.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import type { ImportPageProps } from './ImportCheck.tsx'
import { codeListOf } from './value-options.ts'
import { ValueControl } from './ValueControl.tsx'
import { settlementOf, split, undecidedOf, withUndecidedLeftOut } from './mapping-edits.ts'
import { openIn } from './open-questions.ts'
import type { Seen } from './use-seen-values.ts'
import styles from './ValuesPage.module.css'

/** How many values stand there at first. */
const VALUES_AT_FIRST = 40

export interface ValuesPageProps extends ImportPageProps {
  readonly seen: Seen
  /** The field in hand, or null when nobody chose one. */
  readonly field: ValueField | null
  readonly onField: (field: ValueField) => void
}

/** What the values of each field mean: the undecided ones first, each with its own control. */
export function ValuesPage({ preview, mapping, onEdit, seen, field, onField }: ValuesPageProps) {
  const { t } = useTranslation(['import-screen', 'imports'])
  const fields = preview.fields.filter(({ distinct }) => distinct > 0)
  const report =
    fields.find(candidate => candidate.field === field) ??
    fields.find(candidate => openIn(preview.open, candidate.field) > 0) ??
    fields[0]
  if (report === undefined) return <p>{t('import-screen:value.no-fields')}</p>
  const items = fields.map(each => {
    const undecided = openIn(preview.open, each.field)
    return {
      id: each.field,
      label: t(`imports:fields.${each.field}`),
      detail:
        undecided > 0
          ? t('import-screen:open', { count: undecided })
          : t('import-screen:value.all', { count: each.distinct })
    }
  })
  const choose = (id: string): void => {
    const chosen = fields.find(candidate => candidate.field === id)
    if (chosen !== undefined) onField(chosen.field)
  }
  return (
    <div className={styles['columns']}>
      <ChoiceList label={t('import-screen:value.fields')} items={items} chosen={report.field} onChoose={choose} />
      <FieldValues
        key={report.field}
        report={report}
        mapping={mapping}
        seen={seen}
        onEdit={edited => {
          // Stays on the field in hand when its last value is settled.
          onField(report.field)
          onEdit(edited)
        }}
      />
    </div>
  )
}

interface FieldValuesProps {
  readonly report: FieldReport
  readonly mapping: Mapping
  readonly onEdit: (mapping: Mapping) => void
  readonly seen: Seen
}

function FieldValues({ report, mapping, onEdit, seen }: FieldValuesProps) {
  const { t } = useTranslation(['import-screen', 'imports'])
  const { inHand, settled } = split(report, seen.of(report.field))
  const undecided = undecidedOf(report).length
  return (
    <section className={styles['values']} aria-label={t(`imports:fields.${report.field}`)}>
      {undecided > 1 ? (
        <div>
          <Button onPress={() => onEdit(withUndecidedLeftOut(mapping, report))}>
            {t(report.required ? 'import-screen:value.leave-all-rows' : 'import-screen:value.leave-all', {
              count: undecided
            })}
          </Button>
        </div>
      ) : null}
      <CutList items={inHand} step={VALUES_AT_FIRST} moreLabel={(_, rest) => t('import-screen:more', { count: rest })}>
        {shown =>
          shown.map(value => (
            <ValueControl key={value.value} report={report} value={value} mapping={mapping} onEdit={onEdit} />
          ))
        }
      </CutList>
      {settled.length === 0 ? null : (
        <SettledValues
          report={report}
          values={settled}
          mapping={mapping}
          onChange={value => seen.add(report.field, value)}
        />
      )}
      {report.distinct > report.values.length ? (
        <p>{t('import-screen:value.cut', { count: report.distinct - report.values.length })}</p>
      ) : null}
    </section>
  )
}

interface SettledValuesProps {
  readonly report: FieldReport
  readonly values: readonly ValueReport[]
  readonly mapping: Mapping
  readonly onChange: (value: string) => void
}

/** What was matched without asking, to be looked over and changed where it is wrong. */
function SettledValues({ report, values, mapping, onChange }: SettledValuesProps) {
  const { t } = useTranslation(['import-screen', 'imports'])
  const codeName = useCodeNames()
  const { sentence } = useLists()
  const meaning = (value: ValueReport): string => {
    const settlement = settlementOf(mapping, report.field, value)
    if (settlement.kind === 'codes') return sentence(settlement.codes.map(code => nameOf(report.field, code, codeName)))
    return settlement.kind === 'left-out' ? t(`imports:leaveOut.${settlement.leaveOut}`) : ''
  }
  const text = (value: string): string => (value === '' ? t('import-screen:value.empty') : value)
  return (
    <CutList items={values} step={VALUES_AT_FIRST} moreLabel={(_, rest) => t('import-screen:more', { count: rest })}>
      {shown => (
        <DataTable
          caption={t('import-screen:value.settled')}
          columns={[
            {
              id: 'value',
              title: t('import-screen:value.in-file'),
              heads: true,
              cell: ({ value }) => <bdi>{text(value)}</bdi>
            },
            { id: 'means', title: t('import-screen:value.means'), cell: meaning },
            {
              id: 'how',
              title: t('import-screen:column.how'),
              narrow: true,
              cell: ({ how }) => t(`imports:how.${how}`)
            },
            {
              id: 'count',
              title: t('import-screen:value.rows'),
              figure: true,
              cell: ({ count }) => t('import-screen:number', { value: count })
            },
            {
              id: 'change',
              title: '',
              cell: ({ value }) => (
                <Button
                  look="quiet"
                  label={t('import-screen:value.change-this', { value: text(value) })}
                  onPress={() => onChange(value)}
                >
                  {t('import-screen:value.change')}
                </Button>
              )
            }
          ]}
          rows={shown}
          rowId={({ value }) => value}
        />
      )}
    </CutList>
  )
}

const nameOf = (field: ValueField, code: string, codeName: ReturnType<typeof useCodeNames>): string =>
  field === 'time' || field === 'household' || field === 'minutes' ? code : codeName(codeListOf(field), code)
