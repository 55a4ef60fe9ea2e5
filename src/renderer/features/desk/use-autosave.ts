import { useCallback, useEffect, useRef, useState } from 'react'
import { FyrError } from '../../../shared/domain/errors.ts'
import { call } from '../../app/calls.ts'
import { useSavers } from '../../app/lock.ts'
import { writeDraft } from './draft.ts'
import { isUntouched, type VisitForm } from '../../visit-form/visit-form.ts'

/** How long (ms) after a change the form is kept at the latest. */
const DELAY = 300

/**
 * Keeps the form with the bureau: shortly after each change, and at once when the bureau is locked, the window hidden or the app
 * closed. An untouched form is not kept. Answers why keeping failed, while it fails.
 */
export function useAutosave(form: VisitForm, isKept: boolean): unknown {
  const savers = useSavers()
  const [error, setError] = useState<unknown>(null)
  const latest = useRef(form)
  const saved = useRef<VisitForm | null>(form)
  const kept = useRef(isKept)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)

  const save = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current)
    timer.current = undefined
    if (latest.current === saved.current) return
    const current = latest.current
    saved.current = current
    try {
      if (!isUntouched(current)) {
        kept.current = true
        await call('drafts.save', { kind: 'visit', body: writeDraft(current) })
      } else if (kept.current) {
        kept.current = false
        await call('drafts.discard', { kind: 'visit' })
      }
      setError(null)
    } catch (fault) {
      saved.current = null
      throw fault
    }
  }, [])
  const saveAndTell = useCallback(() => {
    save().catch((fault: unknown) => {
      // Locked meanwhile: what was written up to the last delay is kept.
      if (!(fault instanceof FyrError && fault.code === 'call.locked')) setError(fault)
    })
  }, [save])

  useEffect(() => {
    latest.current = form
    timer.current ??= setTimeout(saveAndTell, DELAY)
  }, [form, saveAndTell])

  useEffect(() => {
    const onHide = (): void => {
      if (document.visibilityState === 'hidden') saveAndTell()
    }
    const stopListening = window.fyr.on('shell.closing', saveAndTell)
    document.addEventListener('visibilitychange', onHide)
    savers.add(save)
    return () => {
      clearTimeout(timer.current)
      timer.current = undefined
      stopListening()
      document.removeEventListener('visibilitychange', onHide)
      savers.delete(save)
    }
  }, [savers, save, saveAndTell])
  return error
}
