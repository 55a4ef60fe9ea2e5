import { createContext, type ReactNode, useContext } from 'react'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { useCall } from '../../app/calls.ts'
import { readDraft } from './draft.ts'
import { type DraftState, useDraftState } from './use-draft-state.ts'

const DraftContext = createContext<DraftState | null>(null)

/** The visit being written. It lives as long as the stay behind the lock, whatever screen is shown, and is kept by the bureau beyond that. */
export function VisitDraft({ children }: { readonly children: ReactNode }) {
  const draft = useCall('drafts.load', { kind: 'visit' })
  const defaults = useCall('visits.defaults', null)
  const error = draft.error ?? defaults.error
  if (error !== null) return <CallErrorNotice error={error} />
  if (draft.data === undefined || defaults.data === undefined) return null
  const kept = draft.data
  return (
    <DraftHolder
      place={defaults.data.lastPlace ?? ''}
      restored={kept === null ? null : readDraft(kept.body)}
      restoredAt={kept === null ? null : kept.savedAt}
    >
      {children}
    </DraftHolder>
  )
}

interface DraftHolderProps {
  readonly place: string
  readonly restored: ReturnType<typeof readDraft>
  readonly restoredAt: string | null
  readonly children: ReactNode
}

function DraftHolder({ children, ...start }: DraftHolderProps) {
  return <DraftContext value={useDraftState(start)}>{children}</DraftContext>
}

/** The visit being written, and what can be done to it. */
export function useVisitDraft(): DraftState {
  const draft = useContext(DraftContext)
  if (draft === null) throw new Error('asked for the half-written visit before it was loaded')
  return draft
}
