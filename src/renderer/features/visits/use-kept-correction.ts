import { useMemo } from 'react'
import type { VisitId } from '../../../shared/domain/ids.ts'
import { useCall } from '../../app/calls.ts'
import { type KeptCorrection, readCorrection } from './correction-draft.ts'

/** The correction that was left half-written, if there is one; with an `id`, only when it is of that visit. */
export function useKeptCorrection(id?: VisitId) {
  const draft = useCall('drafts.load', { kind: 'correction' })
  const body = draft.data?.body
  const correction = useMemo((): KeptCorrection | null => {
    const read = body === undefined ? null : readCorrection(body)
    return read === null || (id !== undefined && read.id !== id) ? null : read
  }, [body, id])
  return { correction, isLoading: draft.isPending, error: draft.error }
}
