import { Checkbox } from 'react-aria-components/Checkbox'
import styles from './CheckboxField.module.css'

export interface CheckboxFieldProps {
  readonly name: string
  readonly label: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly disabled?: boolean
}

/** One thing that is so or is not. */
export function CheckboxField({ name, label, checked, onChange, disabled }: CheckboxFieldProps) {
  return (
    <Checkbox
      className={styles['checkbox'] ?? ''}
      data-field={name}
      isSelected={checked}
      onChange={onChange}
      isDisabled={disabled ?? false}
    >
      <span className={styles['box']} aria-hidden="true" />
      {label}
    </Checkbox>
  )
}
