import { type KeyboardEvent, useId } from 'react'
import { ToggleButton } from 'react-aria-components/ToggleButton'
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup'
import { latinDigits } from '../../shared/domain/digits.ts'
import { classNames } from './class-names.ts'
import type { FieldProps } from './field-props.ts'
import fieldStyles from './field.module.css'
import styles from './ToggleField.module.css'

export interface ToggleOption<Value extends string> {
  readonly value: Value
  readonly label: string
}

export interface ToggleFieldProps<Value extends string> extends FieldProps {
  readonly options: readonly ToggleOption<Value>[]
  readonly selected: readonly Value[]
  readonly onToggle: (value: Value) => void
}

/** Any number of a few options. While the focus is inside, the number shown on an option turns it on and off. */
export function ToggleField<Value extends string>(props: ToggleFieldProps<Value>) {
  const { name, label, hint, error, layout, options, selected, onToggle } = props
  const id = useId()
  const toggleByNumber = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const typed = latinDigits(event.key)
    const option = options[Number(typed) - 1]
    if (!/^[1-9]$/.test(typed) || option === undefined) return
    event.preventDefault()
    event.stopPropagation()
    onToggle(option.value)
  }
  const described = [hint === undefined ? '' : `${id}-hint`, error === undefined ? '' : `${id}-error`].join(' ').trim()
  return (
    <div
      className={classNames(fieldStyles['field'], layout === 'inline' && fieldStyles['inline'])}
      data-field={name}
      onKeyDownCapture={toggleByNumber}
    >
      <span id={id} className={fieldStyles['label']}>
        {label}
      </span>
      <ToggleButtonGroup
        className={styles['group'] ?? ''}
        selectionMode="multiple"
        selectedKeys={selected}
        onSelectionChange={keys => {
          for (const option of options)
            if (keys.has(option.value) !== selected.includes(option.value)) onToggle(option.value)
        }}
        aria-labelledby={id}
        {...(described === '' ? {} : { 'aria-describedby': described })}
      >
        {options.map((option, index) => (
          <ToggleButton
            key={option.value}
            id={option.value}
            className={styles['toggle'] ?? ''}
            aria-keyshortcuts={String(index + 1)}
          >
            <span className={styles['number']} aria-hidden="true">
              {index + 1}
            </span>
            {option.label}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {hint === undefined ? null : (
        <span id={`${id}-hint`} className={fieldStyles['hint']}>
          {hint}
        </span>
      )}
      {error === undefined ? null : (
        <span id={`${id}-error`} className={fieldStyles['error']}>
          {error}
        </span>
      )}
    </div>
  )
}
