import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react'
import { z } from 'zod'
import { useAutosave } from './autosave.ts'
import { CallErrorNotice } from './CallErrorNotice.tsx'
import { useCall } from './calls.ts'

/** Forms by their names, each as its writer left it. */
type Forms = Readonly<Record<string, unknown>>
const formsSchema = z.record(z.string(), z.unknown())
const noForms: Forms = {}

interface HalfWrittenForms {
  readonly forms: Forms
  /** Keeps a form in the place of the last of its name; undefined lets go of it. */
  readonly keep: (name: string, form: unknown) => void
  /** Why they are not kept over a lock, if they are not. */
  readonly error: unknown
}

const FormsContext = createContext<HalfWrittenForms>({ forms: noForms, keep: () => undefined, error: null })

/**
 * Half-written forms, besides the visit, its correction and the article, which have drafts of their own. They live as long as the stay behind
 * the lock, whatever screen is shown, and are kept by the bureau beyond that.
 */
export function HalfWritten({ children }: { readonly children: ReactNode }) {
  const draft = useCall('drafts.load', { kind: 'forms' })
  if (draft.error !== null) return <CallErrorNotice error={draft.error} />
  if (draft.data === undefined) return null
  return <FormsHolder start={draft.data === null ? noForms : readForms(draft.data.body)}>{children}</FormsHolder>
}

function FormsHolder({ start, children }: { readonly start: Forms; readonly children: ReactNode }) {
  const [forms, setForms] = useState(start)
  const error = useAutosave('forms', isEmpty(forms) ? null : JSON.stringify(forms), !isEmpty(start))
  const keep = useCallback((name: string, form: unknown): void => {
    setForms(before => {
      if (form === undefined && !(name in before)) return before
      const { [name]: _last, ...others } = before
      return form === undefined ? others : { ...others, [name]: form }
    })
  }, [])
  return <FormsContext value={{ forms, keep, error }}>{children}</FormsContext>
}

export interface KeptState<Form> {
  readonly form: Form
  readonly change: (update: (before: Form) => Form) => void
  /** It was left half-written before, and stands here again. */
  readonly isBroughtBack: boolean
  /** Nothing is to be kept any more: it was saved, or given up. Shows `next`, or what the form was opened with. */
  readonly forget: (next?: Form) => void
  readonly keepError: unknown
}

/**
 * The state of a form that is lost neither by looking elsewhere nor by a lock. `name` tells it from every other form; null keeps nothing. While
 * nobody has changed anything it follows `start`. What is kept and is no `schema` any more is left alone. No secret belongs in such a form.
 */
export function useKeptState<Form>(name: string | null, schema: z.ZodType<Form>, start: Form): KeptState<Form> {
  const { forms, keep, error } = useContext(FormsContext)
  const [kept] = useState(() => (name === null ? undefined : schema.safeParse(forms[name]).data))
  const [written, setWritten] = useState(kept)
  const latest = useRef(written)
  const set = (next: Form | undefined): void => {
    latest.current = next
    setWritten(next)
  }
  return {
    form: written ?? start,
    change(update) {
      const next = update(latest.current ?? start)
      const isUntouched = JSON.stringify(next) === JSON.stringify(start)
      set(isUntouched ? undefined : next)
      if (name !== null) keep(name, isUntouched ? undefined : next)
    },
    isBroughtBack: kept !== undefined && written !== undefined,
    forget(next) {
      set(next)
      if (name !== null) keep(name, undefined)
    },
    keepError: error
  }
}

const isEmpty = (forms: Forms): boolean => Object.keys(forms).length === 0

function readForms(body: string): Forms {
  try {
    return formsSchema.safeParse(JSON.parse(body)).data ?? noForms
  } catch {
    return noForms
  }
}
