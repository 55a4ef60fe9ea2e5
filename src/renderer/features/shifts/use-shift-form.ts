import { useState } from 'react'
import { checkShift, type ShiftBody, type ShiftForm, type ShiftProblem } from './shift-form.ts'

/** A shift being typed. Problems are named at the first try to send it, and then as long as they last. */
export function useShiftForm(start: ShiftForm) {
  const [form, setForm] = useState(start)
  const [tried, setTried] = useState(false)
  const checked = checkShift(form)
  const problems: readonly ShiftProblem[] = tried && !checked.ok ? checked.problems : []
  return {
    form,
    problems,
    change: (fields: Partial<ShiftForm>): void => setForm(before => ({ ...before, ...fields })),
    replace: (other: ShiftForm): void => {
      setForm(other)
      setTried(false)
    },
    /** The shift, or null; then its problems stand at their fields. */
    take: (): ShiftBody | null => {
      setTried(!checked.ok)
      return checked.ok ? checked.body : null
    }
  }
}
