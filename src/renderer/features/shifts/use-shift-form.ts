import { useState } from 'react'
import { useCall } from '../../app/calls.ts'
import { useTextGuards } from '../../identity-guard/use-text-guards.ts'
import { useKeptState } from '../../app/half-written.tsx'
import {
  checkShift,
  type ShiftBody,
  type ShiftField,
  type ShiftForm,
  shiftFormSchema,
  type ShiftProblem
} from './shift-form.ts'

const nowhere: readonly string[] = []

/** A shift being typed; half-written it is kept under a name, if it has one. Problems are named at the first try to send it, and then as long as they last. */
export function useShiftForm(start: ShiftForm, name: string | null = null) {
  const kept = useKeptState(name, shiftFormSchema, start)
  const { form } = kept
  const [tried, setTried] = useState(false)
  const places = useCall('visits.defaults', null).data?.places ?? nowhere
  const isKnown = form.place === start.place || places.includes(form.place)
  const guards = useTextGuards({ place: { field: 'place', text: form.place, before: isKnown ? form.place : '' } })
  const checked = checkShift(form)
  const problems: readonly ShiftProblem[] = tried && !checked.ok ? checked.problems : []
  return {
    form,
    problems,
    places,
    guards,
    keepError: kept.keepError,
    change: (fields: Partial<ShiftForm>): void => kept.change(before => ({ ...before, ...fields })),
    /** What was typed is saved; the next begins with `other`. */
    replace: (other: ShiftForm): void => {
      kept.forget(other)
      setTried(false)
    },
    /** The shift, or the field in which it is not right yet; then its problems stand at their fields. */
    take: (): { readonly body: ShiftBody } | { readonly wrong: ShiftField } => {
      setTried(!checked.ok)
      const [first] = checked.ok ? [] : checked.problems
      if (!checked.ok) return { wrong: first?.field ?? 'place' }
      return guards.ask() === null ? { body: checked.body } : { wrong: 'place' }
    }
  }
}

/** What the fields of a shift show and change. */
export type ShiftFormState = ReturnType<typeof useShiftForm>
