import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { actions, barriers } from '../../../shared/domain/vocabulary.ts'
import type { FieldReport, ValueReport } from '../../../shared/features/imports/imports.schema.ts'
import type { Decision, Mapping } from '../../../shared/features/imports/mapping.schema.ts'
import { useCodeNames } from '../../app/code-names.ts'
import { Button } from '../../ui/Button.tsx'
import { CheckboxField } from '../../ui/CheckboxField.tsx'
import { Stack } from '../../ui/Stack.tsx'
import { ToggleField } from '../../ui/ToggleField.tsx'
import { TypeAheadField, type TypeAheadOption } from '../../ui/TypeAheadField.tsx'
import { decisionForCodes, settlementOf, withDecision } from './mapping-edits.ts'
import { LEAVE_ROW, LEAVE_VALUE, useValueOptions } from './value-options.ts'
import styles from './ValueControl.module.css'

export interface ValueControlProps {
  readonly report: FieldReport
  readonly value: ValueReport
  readonly mapping: Mapping
  readonly onEdit: (mapping: Mapping) => void
}

/** Says what one value of the file means. */
export function ValueControl({ report, value, mapping, onEdit }: ValueControlProps) {
  const decide = (decision: Decision): void => onEdit(withDecision(mapping, report.field, value.value, decision))
  const part = { report, value, mapping, decide }
  return (
    <div className={styles['value']}>
      {report.field === 'action' || report.field === 'barrier' ? (
        <SeveralCodes {...part} codes={report.field === 'action' ? actions : barriers} list={report.field} />
      ) : (
        <OneCode {...part} />
      )}
    </div>
  )
}

interface PartProps {
  readonly report: FieldReport
  readonly value: ValueReport
  readonly mapping: Mapping
  readonly decide: (decision: Decision) => void
}

function useValueTexts({ value, count, how }: ValueReport) {
  const { t } = useTranslation('import-screen')
  const label = value === '' ? t('value.empty') : t('value.quoted', { value })
  return {
    label,
    rows: t('value.in-rows', { count }),
    choose: t(how === 'ambiguous' ? 'value.choose-one' : 'value.choose')
  }
}

function OneCode({ report, value, mapping, decide }: PartProps) {
  const { t } = useTranslation('import-screen')
  const texts = useValueTexts(value)
  const options = useValueOptions(report)
  const [typed, setTyped] = useState('')
  const settlement = settlementOf(mapping, report.field, value)
  const chosen =
    settlement.kind === 'codes'
      ? (settlement.codes[0] ?? null)
      : settlement.kind === 'left-out'
        ? settlement.leaveOut === 'row'
          ? LEAVE_ROW
          : LEAVE_VALUE
        : null
  const [retyping, setRetyping] = useState(false)
  const shown = retyping ? null : chosen
  const take = (id: string): void => {
    setRetyping(false)
    setTyped('')
    decide(id === LEAVE_VALUE ? { leaveOut: 'value' } : id === LEAVE_ROW ? { leaveOut: 'row' } : id)
  }
  return (
    <>
      <TypeAheadField
        name={`value ${value.value}`}
        label={texts.label}
        hint={texts.rows}
        chosen={shown === null ? null : { id: shown, label: options.labelOf(shown) }}
        typed={typed}
        find={options.find}
        onType={text => {
          setRetyping(true)
          setTyped(text)
        }}
        onChoose={take}
        placeholder={t('value.placeholder')}
        error={settlement.kind === 'undecided' ? texts.choose : undefined}
      />
      <Namesakes options={options.namesakes(value.candidates)} chosen={chosen} onChoose={take} />
    </>
  )
}

interface NamesakesProps {
  readonly options: readonly TypeAheadOption[]
  readonly chosen: string | null
  readonly onChoose: (id: string) => void
}

/** The things that bear the value's name, each a press away. */
function Namesakes({ options, chosen, onChoose }: NamesakesProps) {
  if (options.length === 0) return null
  return (
    <Stack across gap="small">
      {options.map(({ id, label }) => (
        <Button key={id} disabled={id === chosen} onPress={() => onChoose(id)}>
          {label}
        </Button>
      ))}
    </Stack>
  )
}

interface SeveralCodesProps extends PartProps {
  readonly codes: readonly string[]
  readonly list: 'action' | 'barrier'
}

function SeveralCodes({ report, value, mapping, decide, codes, list }: SeveralCodesProps) {
  const { t } = useTranslation('import-screen')
  const texts = useValueTexts(value)
  const codeName = useCodeNames()
  const settlement = settlementOf(mapping, report.field, value)
  const ticked = settlement.kind === 'codes' ? settlement.codes : []
  const leaves = report.required ? 'row' : 'value'
  const isLeftOut = settlement.kind === 'left-out' && settlement.leaveOut === leaves
  return (
    <>
      <ToggleField
        name={`value ${value.value}`}
        label={texts.label}
        hint={texts.rows}
        options={codes.map(code => ({ value: code, label: codeName(list, code) }))}
        selected={ticked}
        onToggle={code =>
          decide(decisionForCodes(ticked.includes(code) ? ticked.filter(other => other !== code) : [...ticked, code]))
        }
        error={settlement.kind === 'undecided' ? texts.choose : undefined}
      />
      <CheckboxField
        name={`leave ${value.value}`}
        label={t(`value.leave-${leaves}`)}
        checked={isLeftOut}
        onChange={checked => {
          if (checked) decide({ leaveOut: leaves })
        }}
      />
    </>
  )
}
