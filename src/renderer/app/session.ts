import { createContext, useContext } from 'react'
import type { Bureau, Person } from '../../shared/features/bureau/bureau.schema.ts'
import { type CallName, mayCall } from '../../shared/ipc/contract.ts'

/** The open bureau and who is on. */
export interface Session {
  readonly bureau: Bureau
  readonly person: Person
}

export const SessionContext = createContext<Session | null>(null)

/** The open bureau; only screens behind the lock may ask. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (session === null) throw new Error('asked for the open bureau while it is locked')
  return session
}

/** Tells whether who is on may make a call. What somebody may not do is not shown to them. */
export function useMay(): (call: CallName) => boolean {
  const { person } = useSession()
  return call => mayCall(call, person.roles)
}
