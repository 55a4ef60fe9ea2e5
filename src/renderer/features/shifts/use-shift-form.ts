import { useCall } from '../../app/calls.ts'
import { useTextGuards } from '../../identity-guard/use-text-guards.ts'
import { useKeptState } from '../../app/half-written.tsx'
import { useForm } from '../../ui/use-form.ts'
import { checkShift, type ShiftBody, type ShiftForm, shiftFormSchema, type ShiftProblem } from './shift-form.ts'

const nowhere: readonly string[] = []

interface Sending {
  /** Under which the half-written form is kept; null keeps it nowhere. */
  readonly name: string | null
  readonly send: (shift: ShiftBody) => void
  readonly busy: boolean
}

/** A shift being typed, and the form around it. Problems are named at the first try to send it, and then as long as they last. */
export function useShiftForm(start: ShiftForm, { name, send, busy }: Sending) {
  const kept = useKeptState(name, shiftFormSchema, start)
  const { form } = kept
  const places = useCall('visits.defaults', null).data?.places ?? nowhere
  const isKnown = form.place === start.place || places.includes(form.place)
  const guards = useTextGuards({ place: { field: 'place', text: form.place, before: isKnown ? form.place : '' } })
  const checked = checkShift(form)
  const { tried, untry, focus, props } = useForm({
    firstWrong: () => (checked.ok ? guards.ask() : (checked.problems[0]?.field ?? 'place')),
    send: () => {
      if (checked.ok) send(checked.body)
    },
    busy
  })
  const problems: readonly ShiftProblem[] = tried && !checked.ok ? checked.problems : []
  return {
    form,
    problems,
    places,
    guards,
    keepError: kept.keepError,
    focus,
    props,
    change: (fields: Partial<ShiftForm>): void => kept.change(before => ({ ...before, ...fields })),
    /** What was typed is saved; the next begins with `other`. */
    replace: (other: ShiftForm): void => {
      kept.forget(other)
      untry()
    }
  }
}

/** What the fields of a shift show and change. */
export type ShiftFormState = ReturnType<typeof useShiftForm>
