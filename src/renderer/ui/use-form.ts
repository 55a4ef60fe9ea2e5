import { type RefObject, type SyntheticEvent, useRef, useState } from 'react'
import { focusField } from './field-props.ts'

interface FormParts {
  /** The name of the first field that is not right yet, or null. */
  readonly firstWrong: () => string | null
  /** Sends what is right. */
  readonly send: () => void
  /** While it is being sent, nothing is sent again. */
  readonly busy?: boolean
}

export interface Form {
  /** Whether somebody has tried to send it: from then on what is wrong stands at its field. */
  readonly tried: boolean
  /** Forgets that somebody has tried. */
  readonly untry: () => void
  /** Tries to send it: the focus goes to the first field that is wrong. */
  readonly submit: (event?: SyntheticEvent) => void
  /** Puts the focus on a field, as after an answer that is about it. */
  readonly focus: (field: string) => void
  /** What the `form` element takes. */
  readonly props: {
    readonly ref: RefObject<HTMLFormElement | null>
    readonly onSubmit: (event: SyntheticEvent) => void
    readonly noValidate: true
  }
}

/** A form that says what is wrong once somebody tries to send it, and is sent when nothing is. */
export function useForm({ firstWrong, send, busy = false }: FormParts): Form {
  const ref = useRef<HTMLFormElement>(null)
  const [tried, setTried] = useState(false)
  const focus = (field: string): void => {
    if (ref.current !== null) focusField(ref.current, field)
  }
  const submit = (event?: SyntheticEvent): void => {
    event?.preventDefault()
    setTried(true)
    if (busy) return
    const wrong = firstWrong()
    if (wrong === null) send()
    else focus(wrong)
  }
  return { tried, untry: () => setTried(false), submit, focus, props: { ref, onSubmit: submit, noValidate: true } }
}
