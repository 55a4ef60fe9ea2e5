import { useCallback, useEffect, useRef, useState } from 'react'
import { FyrError } from '../../shared/domain/errors.ts'
import type { DraftKind } from '../../shared/features/drafts/drafts.schema.ts'
import { call } from './calls.ts'
import { useSavers } from './lock.ts'

/** How long (ms) after a change a half-written text is kept at the latest. */
const DELAY = 300

/**
 * Keeps a half-written text with the bureau: shortly after each change, and at once when the bureau is locked or locks itself, the
 * window is hidden or the app closed. `body` null means that there is nothing worth keeping; what was kept before is then discarded. Answers why keeping
 * failed, while it fails.
 */
export function useAutosave(kind: DraftKind, body: string | null, isKept: boolean): unknown {
  const savers = useSavers()
  const [error, setError] = useState<unknown>(null)
  const latest = useRef(body)
  const saved = useRef(isKept ? (body ?? undefined) : null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)

  const save = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current)
    timer.current = undefined
    const current = latest.current
    const before = saved.current
    if (current === before) return
    saved.current = current
    try {
      await (current === null ? call('drafts.discard', { kind }) : call('drafts.save', { kind, body: current }))
      setError(null)
    } catch (fault) {
      saved.current = before
      throw fault
    }
  }, [kind])
  const saveAndTell = useCallback(() => {
    save().catch((fault: unknown) => {
      // Locked meanwhile: what was written up to the last delay is kept.
      if (!(fault instanceof FyrError && fault.code === 'call.locked')) setError(fault)
    })
  }, [save])

  useEffect(() => {
    latest.current = body
    timer.current ??= setTimeout(saveAndTell, DELAY)
  }, [body, saveAndTell])

  useEffect(() => {
    const onHide = (): void => {
      if (document.visibilityState === 'hidden') saveAndTell()
    }
    const stopListening = [window.fyr.on('shell.closing', saveAndTell), window.fyr.on('bureau.locking', saveAndTell)]
    document.addEventListener('visibilitychange', onHide)
    savers.add(save)
    return () => {
      clearTimeout(timer.current)
      timer.current = undefined
      for (const stop of stopListening) stop()
      document.removeEventListener('visibilitychange', onHide)
      savers.delete(save)
    }
  }, [savers, save, saveAndTell])
  return error
}
