import { useCallback, useRef, useState } from 'react'
import { bureauClock } from '../../../shared/domain/month.ts'
import { useAutosave } from '../../app/autosave.ts'
import { newQuestionId, newVisitId } from '../../visit-form/new-ids.ts'
import {
  changeForm,
  emptyForm,
  type FormChange,
  isUntouched,
  type Sticky,
  type VisitForm
} from '../../visit-form/visit-form.ts'
import { writeDraft } from './draft.ts'

export interface DraftStart {
  readonly place: string
  readonly restored: VisitForm | null
  readonly restoredAt: string | null
}

export interface DraftState {
  readonly form: VisitForm
  readonly change: (change: FormChange) => void
  /** When the form on the screen was last kept, if it was brought back from an earlier stay. */
  readonly restoredAt: string | null
  /** Starts the next visit. What belongs to the shift stays. */
  readonly startNext: (sticky: Sticky) => void
  /** The visit that was recorded last in this stay. */
  readonly lastRecorded: VisitForm | null
  readonly rememberRecorded: (form: VisitForm) => void
  /** Puts another form in the place of this one. */
  readonly replace: (form: VisitForm) => void
  /** The form as it is now, for what runs after the keys in hand have been taken in. */
  readonly latest: () => VisitForm
  /** Why the half-written visit is not kept, if it is not. */
  readonly keepError: unknown
}

/** The state of the visit being written: its form, its clock, its keeping. */
export function useDraftState({ place, restored, restoredAt }: DraftStart): DraftState {
  const [start] = useState(() => freshForm({ date: bureauClock(Date.now()).date, place, channel: 'walk-in' }))
  const [form, setForm] = useState(restored ?? start)
  const [shownRestoredAt, setShownRestoredAt] = useState(restored === null || isUntouched(restored) ? null : restoredAt)
  const [lastRecorded, rememberRecorded] = useState<VisitForm | null>(null)
  const latest = useRef(form)
  /** The date and time that the form gave itself; they follow the clock until somebody writes. */
  const given = useRef({ date: start.date, time: start.time })

  const set = useCallback((next: VisitForm) => {
    latest.current = next
    setForm(next)
  }, [])
  const keepError = useAutosave('visit', isUntouched(form) ? null : writeDraft(form), restored !== null)

  const change = useCallback(
    (wanted: FormChange) => {
      const before = latest.current
      const after = changeForm(before, wanted)
      set(isUntouched(before) && !isUntouched(after) ? followClock(after, given.current) : after)
    },
    [set]
  )
  const startNext = useCallback(
    (sticky: Sticky) => {
      const next = freshForm(sticky)
      given.current = { date: bureauClock(Date.now()).date, time: next.time }
      setShownRestoredAt(null)
      set(next)
    },
    [set]
  )
  const replace = useCallback(
    (other: VisitForm) => {
      setShownRestoredAt(null)
      set(other)
    },
    [set]
  )
  return {
    form,
    change,
    startNext,
    lastRecorded,
    rememberRecorded,
    replace,
    restoredAt: shownRestoredAt,
    latest: () => latest.current,
    keepError
  }
}

const freshForm = (sticky: Sticky): VisitForm =>
  emptyForm({ visit: newVisitId(), question: newQuestionId() }, bureauClock(Date.now()).time, sticky)

/** A form that stood empty for an hour, or overnight, is for a visit that begins now. */
function followClock(form: VisitForm, given: { readonly date: string; readonly time: string }): VisitForm {
  const now = bureauClock(Date.now())
  return {
    ...form,
    date: form.date === given.date ? now.date : form.date,
    time: form.time === given.time ? now.time : form.time
  }
}
