import { ToggleButton } from 'react-aria-components/ToggleButton'
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup'
import { useId } from 'react'
import type { FieldProps } from './field-props.ts'
import fieldStyles from './field.module.css'
import styles from './ToggleChoice.module.css'

export interface ToggleChoiceProps<Value extends string> extends Pick<FieldProps, 'name' | 'label'> {
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  /** Null while what is chosen elsewhere is none of these. */
  readonly value: Value | null
  readonly onChange: (value: Value) => void
}

/** One of a few ready-made settings, or none of them: the arrow keys move, Enter or the space bar takes. */
export function ToggleChoice<Value extends string>({
  name,
  label,
  options,
  value,
  onChange
}: ToggleChoiceProps<Value>) {
  const id = useId()
  return (
    <div className={fieldStyles['field']} data-field={name}>
      <span id={id} className={fieldStyles['label']}>
        {label}
      </span>
      <ToggleButtonGroup
        className={styles['group'] ?? ''}
        selectionMode="single"
        selectedKeys={value === null ? [] : [value]}
        onSelectionChange={keys => {
          const option = options.find(candidate => keys.has(candidate.value))
          if (option !== undefined) onChange(option.value)
        }}
        aria-labelledby={id}
      >
        {options.map(option => (
          <ToggleButton key={option.value} id={option.value} className={styles['choice'] ?? ''}>
            {option.label}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  )
}
