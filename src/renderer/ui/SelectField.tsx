import { Button } from 'react-aria-components/Button'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Select, SelectValue } from 'react-aria-components/Select'
import { ChevronDown } from 'lucide-react'
import { FieldNotes } from './FieldNotes.tsx'
import { classNames } from './class-names.ts'
import type { FieldProps } from './field-props.ts'
import styles from './field.module.css'
import own from './SelectField.module.css'

export interface SelectOption<Value extends string> {
  readonly value: Value
  readonly label: string
}

export interface SelectFieldProps<Value extends string> extends FieldProps {
  readonly options: readonly SelectOption<Value>[]
  readonly value: Value
  readonly onChange: (value: Value) => void
  /** Something beside the field, such as the cell that heads its row, says the same to the eye. */
  readonly labelHidden?: boolean
}

/** One of a few options. Typing the first letters picks one without opening the list. */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const { name, label, hint, error, layout, options, value } = props
  const choose = (key: unknown): void => {
    const option = options.find(candidate => candidate.value === key)
    if (option !== undefined) props.onChange(option.value)
  }
  return (
    <Select
      className={classNames(styles['field'], layout === 'inline' && styles['inline'])}
      data-field={name}
      value={value}
      onChange={choose}
      isInvalid={error !== undefined}
      isDisabled={props.disabled ?? false}
      validationBehavior="aria"
    >
      <Label className={(props.labelHidden === true ? own['hidden'] : styles['label']) ?? ''}>{label}</Label>
      <Button className={classNames(styles['input'], own['button'])}>
        <SelectValue className={own['value'] ?? ''} />
        <ChevronDown size={16} aria-hidden="true" />
      </Button>
      <FieldNotes hint={hint} error={error} />
      <Popover className={styles['popover'] ?? ''} offset={2} maxHeight={320}>
        <ListBox className={styles['list'] ?? ''}>
          {options.map(option => (
            <ListBoxItem
              key={option.value}
              id={option.value}
              textValue={option.label}
              className={styles['option'] ?? ''}
            >
              <span>{option.label}</span>
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  )
}
