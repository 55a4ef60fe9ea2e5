import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { HistoryEntry, Visit } from '../../../shared/features/visits/visits.schema.ts'
import { useAutosave } from '../../app/autosave.ts'
import { call, type QueryName, useCommand } from '../../app/calls.ts'
import { useToday } from '../../app/today.ts'
import { changeForm, type FormChange, type VisitForm } from '../../visit-form/visit-form.ts'
import { followUpsOf } from '../../visit-form/follow-ups-of.ts'
import { checkForm, formOf } from '../../visit-form/visit-body.ts'
import { type FormProblem, openProblem, problemOfCall, problemsLeft } from '../../visit-form/form-problems.ts'
import { bodyAt, type KeptCorrection, saysTheSame, writeCorrection } from './correction-draft.ts'
import { changesBetween } from './visit-changes.ts'

export const changedByVisit: readonly QueryName[] = [
  'visits.list',
  'visits.open',
  'visits.defaults',
  'inbox.list',
  'months.list',
  'months.figures'
]

export interface CorrectionStart {
  readonly visit: Visit
  readonly history: readonly HistoryEntry[]
  readonly kept: KeptCorrection | null
  readonly onDone: (how: 'saved' | 'left') => void
  /** Puts the focus on a field of the form. */
  readonly focus: (field: string) => void
}

/**
 * The state of a correction being written. When the visit changed after the writer saw it, what is typed stays and `meanwhile` says
 * what the other changed; saving then replaces that knowingly.
 */
export function useCorrection({ visit, history, kept, onDone, focus }: CorrectionStart) {
  const client = useQueryClient()
  const today = useToday()
  const [form, setForm] = useState(() => kept?.form ?? formOf(visit))
  const [seen, setSeen] = useState(kept?.revision ?? visit.revision)
  const [problems, setProblems] = useState<readonly FormProblem[]>([])
  const [fault, setFault] = useState<unknown>(null)
  const latest = useRef(form)
  /** It was saved or given up: nothing of it is to be kept any more. */
  const [isOver, setIsOver] = useState(false)
  const correct = useCommand('visits.correct', changedByVisit)

  const isTouched = !isOver && !saysTheSame(form, formOf(visit))
  const keepError = useAutosave(
    'correction',
    isTouched ? writeCorrection({ id: visit.id, revision: seen, form }) : null,
    kept !== null
  )
  const isOvertaken = seen < visit.revision && (correct.isIdle || correct.isError)
  const meanwhile = useMemo(
    () => (isOvertaken ? changesBetween(bodyAt(visit, history, seen), visit) : null),
    [visit, history, seen, isOvertaken]
  )

  const set = (next: VisitForm): void => {
    latest.current = next
    setForm(next)
  }
  const change = useCallback(
    (wanted: FormChange) => {
      const before = latest.current
      const after = changeForm(before, wanted)
      latest.current = after
      setForm(after)
      setProblems(left => problemsLeft(left, before, after, today))
    },
    [today]
  )

  /** Never rejects: a draft that stays all the same is offered in the list of visits. */
  const forget = async (): Promise<void> => {
    setIsOver(true)
    await call('drafts.discard', { kind: 'correction' }).catch(setFault)
    await client.invalidateQueries({ queryKey: ['drafts.load'] })
  }
  const finish = (how: 'saved' | 'left'): void => {
    void forget().then(() => onDone(how))
  }

  const showProblems = (found: readonly FormProblem[]): void => {
    setProblems(found)
    const first = found[0]
    if (first === undefined) return
    set(openProblem(latest.current, first.field))
    setTimeout(() => focus(first.field))
  }

  const save = (): void => {
    if (correct.isPending) return
    setFault(null)
    const written = latest.current
    if (saysTheSame(written, formOf(visit))) {
      finish('left')
      return
    }
    const checked = checkForm(written, today)
    if (!checked.ok) {
      showProblems(checked.problems)
      return
    }
    correct.mutate(
      { ...checked.body, id: visit.id, revision: visit.revision, followUps: followUpsOf(written) },
      {
        onSuccess: () => finish('saved'),
        onError: error => {
          if (error.code === 'visit.changed-meanwhile') {
            void client.invalidateQueries({ queryKey: ['visits.open'] })
            return
          }
          const found = problemOfCall(error, written)
          if (found === null) setFault(error)
          else showProblems([found])
        }
      }
    )
  }

  return {
    form,
    change,
    save,
    /** Leaves without saving. */
    leave: () => finish('left'),
    forget,
    /** Gives up what is typed for the visit as the other left it. */
    takeNew: () => {
      set(formOf(visit))
      setSeen(visit.revision)
      setProblems([])
    },
    problems,
    meanwhile,
    isTouched,
    isSaving: correct.isPending,
    fault: fault ?? keepError
  }
}

export type Correction = ReturnType<typeof useCorrection>
