import { createContext, useContext } from 'react'

/** Saves what is half-written. Answers when it is safe to lock or to leave. */
export type Saver = () => Promise<void>

/** The forms that hold something half-written: each is asked to save before the bureau is locked. */
export const SaversContext = createContext<Set<Saver>>(new Set())

export const LockContext = createContext<() => void>(() => undefined)

/** Locks the bureau, once every half-written text is safe. */
export const useLock = (): (() => void) => useContext(LockContext)

/** The savers of this stay behind the lock. */
export const useSavers = (): Set<Saver> => useContext(SaversContext)
