import { type FocusEvent, type KeyboardEvent, type SyntheticEvent, useContext, useEffect, useMemo, useRef } from 'react'
import { ComboBox, ComboBoxStateContext } from 'react-aria-components/ComboBox'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { FieldNotes } from './FieldNotes.tsx'
import { classNames } from './class-names.ts'
import { directionOf, type FieldProps } from './field-props.ts'
import { keyOf } from './key-of.ts'
import styles from './field.module.css'

export interface TypeAheadOption {
  readonly id: string
  readonly label: string
  /** Says more, at the end of the line; not part of what stands in the field once chosen. */
  readonly detail?: string | undefined
}

export interface TypeAheadFieldProps extends FieldProps {
  /** What is chosen; its label stands in the field. */
  readonly chosen: TypeAheadOption | null
  /** What stands in the field while nothing is chosen. */
  readonly typed: string
  /** Best first, for what is typed. */
  readonly find: (typed: string) => readonly TypeAheadOption[]
  readonly onType: (text: string) => void
  readonly onChoose: (id: string) => void
  /** The text itself is the value and the list only suggests: Tab and Enter then keep what was typed. */
  readonly free?: boolean | undefined
  readonly required?: boolean | undefined
  readonly autoFocus?: boolean | undefined
  readonly placeholder?: string | undefined
}

/**
 * One of many options, found by typing a part of it. The best match is marked as soon as there is one: Tab or Enter takes it,
 * and Tab goes on to the next field in the same press.
 */
export function TypeAheadField(props: TypeAheadFieldProps) {
  const { name, label, hint, error, layout, chosen, typed, find, free } = props
  const options = useMemo(() => find(chosen === null ? typed : ''), [find, chosen, typed])
  return (
    <ComboBox
      className={classNames(styles['field'], layout === 'inline' && styles['inline'])}
      data-field={name}
      items={options}
      value={chosen?.id ?? null}
      onChange={key => {
        if (typeof key === 'string') props.onChoose(key)
      }}
      inputValue={chosen?.label ?? typed}
      onInputChange={text => {
        if (text !== (chosen?.label ?? typed)) props.onType(text)
      }}
      allowsCustomValue
      menuTrigger="manual"
      isInvalid={error !== undefined}
      isRequired={props.required ?? false}
      isDisabled={props.disabled ?? false}
      autoFocus={props.autoFocus ?? false}
      validationBehavior="aria"
    >
      <Label className={styles['label'] ?? ''}>{label}</Label>
      <TypeAheadInput marksFirst={free !== true} finds={options.length > 0} placeholder={props.placeholder} />
      <FieldNotes hint={hint} error={error} />
      <Popover className={styles['popover'] ?? ''} offset={2} maxHeight={320}>
        <ListBox<TypeAheadOption> className={styles['list'] ?? ''}>
          {option => (
            <ListBoxItem id={option.id} textValue={option.label} className={styles['option'] ?? ''}>
              <bdi>{option.label}</bdi>
              {option.detail === undefined ? null : <bdi className={styles['detail']}>{option.detail}</bdi>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}

/** Typing then replaces what was there. React Aria sends focus events of its own whenever another option is marked. */
function selectOnRealFocus(event: FocusEvent<HTMLInputElement>): void {
  if (event.isTrusted) event.currentTarget.select()
}

function TypeAheadInput({
  marksFirst,
  finds,
  placeholder
}: {
  readonly marksFirst: boolean
  /** Whether there is an option for what stands in the field. */
  readonly finds: boolean
  readonly placeholder: string | undefined
}) {
  const state = useContext(ComboBoxStateContext)
  const unoffered = useRef('')
  const first = state?.isOpen === true && state.inputValue.trim() !== '' ? state.collection.getFirstKey() : null
  const marked = state?.selectionManager.focusedKey ?? null
  useEffect(() => {
    if (marksFirst && first !== null && marked === null) state?.selectionManager.setFocusedKey(first)
  }, [marksFirst, first, marked, state])

  /** Only typing opens the list: a text that changes by itself, such as one brought back by an undo, does not. */
  const offer = (event: SyntheticEvent<HTMLInputElement>): void => {
    unoffered.current = event.currentTarget.value
    if (unoffered.current !== '') state?.open(null, 'input')
  }
  // What was typed before may have found nothing, and an empty list does not open. What is found now is only here after a render.
  useEffect(() => {
    if (state === null || !finds || unoffered.current === '' || unoffered.current !== state.inputValue) return
    if (!state.isOpen) state.open(null, 'input')
    // It closes again while it is still as empty as before.
    else if (state.collection.size > 0) unoffered.current = ''
  })

  /** A chord such as Ctrl+Enter may save the form: what is marked is taken first, as Tab would. */
  const takeMarkedOnChord = (event: KeyboardEvent): void => {
    const saves = ['enter', 's', 'e'].includes(keyOf(event.nativeEvent))
    if (saves && (event.ctrlKey || event.metaKey) && state?.isOpen === true) state.commit()
  }

  return (
    <Input
      className={styles['input'] ?? ''}
      placeholder={placeholder ?? ''}
      onFocus={selectOnRealFocus}
      onBlur={() => {
        unoffered.current = ''
      }}
      onInput={offer}
      onKeyDownCapture={takeMarkedOnChord}
      dir={directionOf(state?.inputValue ?? '')}
    />
  )
}
