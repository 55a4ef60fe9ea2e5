import { Label } from 'react-aria-components/Label'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import { FieldNotes } from './FieldNotes.tsx'
import { classNames } from './class-names.ts'
import type { FieldProps } from './field-props.ts'
import fieldStyles from './field.module.css'
import styles from './RadioField.module.css'

export interface RadioFieldProps<Value extends string> extends FieldProps {
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  /** Null while nothing is chosen. */
  readonly value: Value | null
  readonly onChange: (value: Value) => void
}

/** One of two to four options, all of them in sight. */
export function RadioField<Value extends string>({
  name,
  label,
  hint,
  error,
  layout,
  options,
  value,
  onChange
}: RadioFieldProps<Value>) {
  const choose = (key: string): void => {
    const option = options.find(candidate => candidate.value === key)
    if (option !== undefined) onChange(option.value)
  }
  return (
    <RadioGroup
      className={classNames(fieldStyles['field'], layout === 'inline' && fieldStyles['inline'])}
      data-field={name}
      value={value}
      onChange={choose}
      orientation="horizontal"
      isInvalid={error !== undefined}
      validationBehavior="aria"
    >
      <Label className={fieldStyles['label'] ?? ''}>{label}</Label>
      <div className={styles['row']}>
        {options.map(option => (
          <Radio key={option.value} value={option.value} className={styles['radio'] ?? ''}>
            {option.label}
          </Radio>
        ))}
      </div>
      <FieldNotes hint={hint} error={error} />
    </RadioGroup>
  )
}
