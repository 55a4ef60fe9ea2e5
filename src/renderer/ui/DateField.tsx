import { type KeyboardEvent, useState } from 'react'
import { addDays, readTypedDate } from '../../shared/domain/typed-date.ts'
import { type IsoDate, isoDateSchema } from '../../shared/domain/month.ts'
import { TextField, type TextFieldProps } from './TextField.tsx'

export interface DateFieldProps extends Omit<TextFieldProps, 'value' | 'onChange' | 'onKeyDown' | 'onBlur' | 'lines'> {
  /** An ISO date, or whatever was typed that is none yet. */
  readonly value: string
  readonly onChange: (value: string) => void
  readonly today: IsoDate
  /** What to say of a day that cannot be read, once the field is left; for a form that is never sent and so never checked. */
  readonly unreadable?: string | undefined
}

/**
 * A day. Takes `2026-11-22`, `20261122`, `22/11`, `22.11.2026`; the arrow keys go one day up or down. What is typed is turned into an
 * ISO date when the field is left; what cannot be read stays as typed, for the form to complain about.
 */
export function DateField({ value, onChange, today, unreadable, ...field }: DateFieldProps) {
  const [editing, setEditing] = useState<string | null>(null)
  const isLeftUnread = editing === null && value !== '' && !isoDateSchema.safeParse(value).success
  const settle = (): void => {
    setEditing(null)
    const read = editing === null ? null : readTypedDate(editing, today)
    if (read !== null && read !== value) onChange(read)
  }
  const step = (event: KeyboardEvent): void => {
    const days = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0
    const from = isoDateSchema.safeParse(readTypedDate(editing ?? value, today))
    if (days === 0 || !from.success) return
    event.preventDefault()
    setEditing(null)
    onChange(addDays(from.data, days))
  }
  const type = (text: string): void => {
    setEditing(text)
    onChange(readTypedDate(text, today) ?? text)
  }
  return (
    <TextField
      {...field}
      value={editing ?? value}
      onChange={type}
      onBlur={settle}
      onKeyDown={step}
      error={field.error ?? (isLeftUnread ? unreadable : undefined)}
    />
  )
}
