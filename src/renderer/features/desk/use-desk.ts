import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FyrError } from '../../../shared/domain/errors.ts'
import { bureauClock } from '../../../shared/domain/month.ts'
import type { CallInput } from '../../../shared/ipc/contract.ts'
import { asFyrError, call, type QueryName, useCommand } from '../../app/calls.ts'
import { useSavers } from '../../app/lock.ts'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { useFieldErrors } from '../../visit-form/form-view.ts'
import { newQuestionId, newVisitId } from '../../visit-form/new-ids.ts'
import { type FormProblem, openProblem, problemOfCall, problemsLeft } from '../../visit-form/form-problems.ts'
import { followUpsOf } from '../../visit-form/follow-ups-of.ts'
import { checkForm } from '../../visit-form/visit-body.ts'
import { repeatVisit } from '../../visit-form/repeat-visit.ts'
import {
  firstField,
  type FormChange,
  isUntouched,
  type QuestionForm,
  type VisitForm
} from '../../visit-form/visit-form.ts'
import { unmetNeeds } from './need.ts'
import { useVisitDraft } from './VisitDraft.tsx'

/** What the desk says about the last thing that was done. */
export type Message =
  | { readonly kind: 'saved'; readonly form: VisitForm; readonly revision: number }
  | { readonly kind: 'discarded'; readonly form: VisitForm }
  | { readonly kind: 'repeated'; readonly before: VisitForm; readonly after: VisitForm }
  | { readonly kind: 'removed'; readonly visit: VisitForm['id']; readonly question: QuestionForm; readonly at: number }
  | { readonly kind: 'taken-back'; readonly inForm: boolean }

const changedByVisit: readonly QueryName[] = [
  'visits.list',
  'visits.open',
  'visits.defaults',
  'inbox.list',
  'months.list',
  'months.figures'
]

/** What can be done at the desk. `focus` puts the focus on a field of the form. */
export function useDesk(focus: (field: string) => void) {
  const { t } = useTranslation('desk')
  const draft = useVisitDraft()
  const record = useCommand('visits.record', changedByVisit)
  const withdraw = useCommand('visits.withdraw', changedByVisit)
  const announce = useAnnounce()
  const [problems, setProblems] = useState<readonly FormProblem[]>([])
  const errorOf = useFieldErrors(problems)
  const [message, setMessage] = useState<Message | null>(null)
  const [fault, setFault] = useState<unknown>(null)
  const savers = useSavers()
  /** What was begun after a visit that came back unsaved, the next first. */
  const begun = useRef<readonly VisitForm[]>([])
  const gap = useCommand('directory.recordGap', ['directory.gaps'])

  /** Somebody was to be sent on and the directory knows nowhere: that itself is worth knowing. */
  const recordGaps = async (form: VisitForm): Promise<void> => {
    for (const need of unmetNeeds(form)) {
      const found = await call('directory.suggest', need)
      if (found.length === 0) await gap.mutateAsync(need)
    }
  }

  const showProblems = (found: readonly FormProblem[]): void => {
    setProblems(found)
    const first = found[0]
    if (first === undefined) return
    draft.replace(openProblem(draft.latest(), first.field))
    focus(first.field)
  }

  const change = (wanted: FormChange): void => {
    const before = draft.latest()
    draft.change(wanted)
    const after = draft.latest()
    setProblems(left => problemsLeft(left, before, after, bureauClock(Date.now()).date))
    if (wanted.type !== 'remove-question') return
    const at = before.questions.findIndex(({ id }) => id === wanted.id)
    const question = before.questions[at]
    if (question === undefined || after.questions.includes(question)) return
    setMessage({ kind: 'removed', visit: before.id, question, at })
    announce(t('message.removed'))
  }

  /** The visit after this one: a new one, or the one that was begun already. */
  const goOn = (form: VisitForm): void => {
    setProblems([])
    draft.startNext(form)
    const [next, ...later] = begun.current
    if (next !== undefined) draft.replace(next)
    begun.current = later
    focus(firstField(form))
  }

  /** Puts a visit that was not saved back into the form; what was written since comes again after it. */
  const giveBack = (form: VisitForm, error: FyrError): void => {
    const since = draft.latest()
    if (!isUntouched(since)) begun.current = [since, ...begun.current]
    draft.replace(form)
    const found = problemOfCall(error, form)
    if (found === null) setFault(error)
    else showProblems([found])
  }

  /** The next visit is written while this one is on its way; a lock waits for it. */
  const send = async (form: VisitForm, visit: CallInput<'visits.record'>): Promise<void> => {
    const sent = record.mutateAsync(visit)
    const untilSent = async (): Promise<void> => void (await sent)
    savers.add(untilSent)
    try {
      const { revision } = await sent
      setMessage({ kind: 'saved', form, revision })
      announce(t('message.saved'))
      draft.rememberRecorded(form)
      recordGaps(form).catch(setFault)
    } catch (failure) {
      giveBack(form, asFyrError(failure))
    } finally {
      savers.delete(untilSent)
    }
  }

  const save = (): void => {
    const form = draft.latest()
    if (isUntouched(form)) setMessage(null)
    const checked = checkForm(form, bureauClock(Date.now()).date)
    setFault(null)
    if (!checked.ok) {
      showProblems(checked.problems)
      return
    }
    // What is undone now is not the visit before.
    setMessage(null)
    goOn(form)
    const visit = { ...checked.body, id: form.id, returnId: form.returnId, followUps: followUpsOf(form) }
    void send(form, visit)
  }

  const discard = (): void => {
    const form = draft.latest()
    if (isUntouched(form)) return
    setFault(null)
    setMessage({ kind: 'discarded', form })
    announce(t('message.discarded'))
    goOn(form)
  }

  const repeat = (): void => {
    if (draft.lastRecorded === null) return
    const before = draft.latest()
    const after = repeatVisit(before, draft.lastRecorded)
    change({ type: 'replace', form: after })
    setMessage({ kind: 'repeated', before, after: draft.latest() })
    announce(t('message.repeated'))
  }

  const bringBack = (form: VisitForm): boolean => {
    if (!isUntouched(draft.latest())) return false
    draft.replace(form)
    return true
  }

  const undo = (): void => {
    if (message?.kind === 'discarded' && bringBack(message.form)) setMessage(null)
    if (message?.kind === 'repeated' && draft.latest() === message.after) {
      draft.replace(message.before)
      setMessage(null)
    }
    if (message?.kind === 'removed' && isStillRemoved(message, draft.latest())) {
      const form = draft.latest()
      const questions = form.questions.toSpliced(message.at, 0, message.question)
      draft.replace({ ...form, questions, open: message.question.id })
      setMessage(null)
    }
    if (message?.kind !== 'saved' || withdraw.isPending) return
    const { form, revision } = message
    withdraw.mutate(
      { id: form.id, revision },
      {
        onSuccess: () => {
          const inForm = bringBack(asNewVisit(form))
          setMessage({ kind: 'taken-back', inForm })
          announce(t(inForm ? 'message.takenBackInForm' : 'message.takenBack'))
        },
        onError: setFault
      }
    )
  }

  return {
    draft,
    change,
    save,
    discard,
    repeat,
    undo,
    errorOf,
    message,
    fault,
    saving: record.isPending,
    dismiss: () => setMessage(null)
  }
}

export type Desk = ReturnType<typeof useDesk>

/** A question can be put back as long as the visit that it was of is in the form. */
export const isStillRemoved = (removed: Extract<Message, { kind: 'removed' }>, form: VisitForm): boolean =>
  removed.visit === form.id

/** The same content as a visit of its own: the old number stays with the visit that was taken back. */
function asNewVisit(form: VisitForm): VisitForm {
  const questions = form.questions.map(question => ({ ...question, id: newQuestionId() }))
  return { ...form, id: newVisitId(), questions, open: questions.at(0)?.id ?? form.open }
}
