import type { HTMLAttributes, KeyboardEvent } from 'react'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { TextArea } from 'react-aria-components/TextArea'
import { TextField as AriaTextField } from 'react-aria-components/TextField'
import { FieldNotes } from './FieldNotes.tsx'
import { classNames } from './class-names.ts'
import { directionOf, type FieldProps } from './field-props.ts'
import styles from './field.module.css'

export interface TextFieldProps extends FieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onBlur?: (() => void) | undefined
  /** Gets the key before the field does. */
  readonly onKeyDown?: ((event: KeyboardEvent) => void) | undefined
  /** The number of lines; one when left out. */
  readonly lines?: number | undefined
  readonly required?: boolean | undefined
  readonly autoFocus?: boolean | undefined
  readonly placeholder?: string | undefined
  readonly inputMode?: HTMLAttributes<HTMLInputElement>['inputMode']
  readonly spellCheck?: boolean | undefined
  /** Hides what is typed. */
  readonly secret?: boolean | undefined
  /** Every character as wide as the next, and read from the left: for what is copied character by character. */
  readonly monospace?: boolean | undefined
  /** What is right with the value, in words. */
  readonly good?: string | undefined
  /** The language of the label, where it is not the window's. */
  readonly labelLanguage?: string | undefined
  /** What is to be typed is in this language, and not in the window's or in whichever it may be. */
  readonly writtenIn?: { readonly language: string; readonly direction: 'ltr' | 'rtl' } | undefined
  readonly className?: string | undefined
}

/** A line of text, or several. */
export function TextField(props: TextFieldProps) {
  const { name, label, hint, error, layout, lines = 1, secret, monospace = false, labelLanguage, writtenIn } = props
  const direction = monospace ? 'ltr' : (writtenIn?.direction ?? directionOf(props.value))
  return (
    <AriaTextField
      className={classNames(
        styles['field'],
        layout === 'inline' && styles['inline'],
        monospace && styles['monospace'],
        props.className
      )}
      data-field={name}
      value={props.value}
      onChange={props.onChange}
      type={secret === true ? 'password' : 'text'}
      isInvalid={error !== undefined}
      isRequired={props.required ?? false}
      isDisabled={props.disabled ?? false}
      autoFocus={props.autoFocus ?? false}
      autoComplete="off"
      spellCheck={props.spellCheck === true ? 'true' : 'false'}
      validationBehavior="aria"
      {...(props.onBlur === undefined ? {} : { onBlur: props.onBlur })}
    >
      <Label className={styles['label'] ?? ''}>
        {labelLanguage === undefined ? label : <bdi lang={labelLanguage}>{label}</bdi>}
      </Label>
      {lines > 1 ? (
        <TextArea
          className={classNames(styles['input'], styles['area'])}
          rows={lines}
          dir={direction}
          lang={writtenIn?.language}
          placeholder={props.placeholder ?? ''}
          onKeyDownCapture={event => props.onKeyDown?.(event)}
        />
      ) : (
        <Input
          className={styles['input'] ?? ''}
          placeholder={props.placeholder ?? ''}
          inputMode={props.inputMode ?? 'text'}
          dir={direction}
          lang={writtenIn?.language}
          onKeyDownCapture={event => props.onKeyDown?.(event)}
        />
      )}
      <FieldNotes hint={hint} good={props.good} error={error} />
    </AriaTextField>
  )
}
