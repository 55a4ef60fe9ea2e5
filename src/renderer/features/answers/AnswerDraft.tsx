import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react'
import { useAutosave } from '../../app/autosave.ts'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { useCall } from '../../app/calls.ts'
import { type AnswerForm, readAnswerDraft, writeAnswerDraft, type WrittenAnswer } from './answer-form.ts'

interface InHand extends WrittenAnswer {
  /** The form as it was begun; null for one that was brought back from an earlier stay. */
  readonly begun: AnswerForm | null
}

export interface AnswerDraftState {
  readonly draft: InHand | null
  /** Whether anything in it would be lost. */
  readonly isTouched: boolean
  /** Takes an article in hand. One that is half-written stays in hand instead, unless it is the same; answers whether that is so. */
  readonly begin: (written: WrittenAnswer) => { readonly isAnother: boolean }
  readonly change: (fields: Partial<AnswerForm>) => void
  /** Names another state of the article as the one that was seen. */
  readonly follow: (revision: number) => void
  /** The article as it is now, for what runs after the keys in hand have been taken in. */
  readonly latest: () => InHand | null
  /** Lets go of it: it was saved, or thrown away. */
  readonly end: () => void
  /** Takes back in hand what was thrown away last. */
  readonly bringBack: () => void
  readonly canBringBack: boolean
  /** Why the half-written article is not kept, if it is not. */
  readonly keepError: unknown
}

const DraftContext = createContext<AnswerDraftState | null>(null)

/** The article being written. It lives as long as the stay behind the lock, and is kept by the bureau beyond that. */
export function AnswerDraft({ children }: { readonly children: ReactNode }) {
  const draft = useCall('drafts.load', { kind: 'answer' })
  if (draft.error !== null) return <CallErrorNotice error={draft.error} />
  if (draft.data === undefined) return null
  const read = draft.data === null ? null : readAnswerDraft(draft.data.body)
  return <DraftHolder restored={read}>{children}</DraftHolder>
}

function DraftHolder({
  restored,
  children
}: {
  readonly restored: WrittenAnswer | null
  readonly children: ReactNode
}) {
  return <DraftContext value={useDraftState(restored)}>{children}</DraftContext>
}

function useDraftState(restored: WrittenAnswer | null): AnswerDraftState {
  const [draft, setDraft] = useState<InHand | null>(restored === null ? null : { ...restored, begun: null })
  const [thrown, setThrown] = useState<InHand | null>(null)
  const latest = useRef(draft)
  const isTouched = isHalfWritten(draft)
  const keepError = useAutosave(
    'answer',
    draft !== null && isTouched ? writeAnswerDraft(draft) : null,
    restored !== null
  )
  const set = useCallback((next: InHand | null) => {
    latest.current = next
    setDraft(next)
  }, [])
  const update = (change: (inHand: InHand) => InHand): void => {
    if (latest.current !== null) set(change(latest.current))
  }
  return {
    draft,
    isTouched,
    begin(written) {
      setThrown(null)
      const inHand = latest.current
      const isHalf = isHalfWritten(inHand)
      if (!isHalf) set({ ...written, begun: written.form })
      return { isAnother: isHalf && inHand?.id !== written.id }
    },
    change: fields => update(inHand => ({ ...inHand, form: { ...inHand.form, ...fields } })),
    follow: revision => update(inHand => ({ ...inHand, revision })),
    latest: () => latest.current,
    end() {
      setThrown(latest.current)
      set(null)
    },
    bringBack() {
      if (thrown !== null && latest.current === null) set({ ...thrown, begun: null })
      setThrown(null)
    },
    canBringBack: thrown !== null,
    keepError
  }
}

const isHalfWritten = (draft: InHand | null): boolean =>
  draft !== null && JSON.stringify(draft.form) !== JSON.stringify(draft.begun)

/** The article being written, and what can be done to it. */
export function useAnswerDraft(): AnswerDraftState {
  const draft = useContext(DraftContext)
  if (draft === null) throw new Error('asked for the half-written article before it was loaded')
  return draft
}
