import { keepPreviousData, QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type CallError, FyrError } from '../../shared/domain/errors.ts'
import type { CallInput, CallName, CallOutput, calls } from '../../shared/ipc/contract.ts'

type NamesOfKind<Kind extends 'query' | 'command'> = {
  [Name in CallName]: (typeof calls)[Name]['kind'] extends Kind ? Name : never
}[CallName]
export type QueryName = NamesOfKind<'query'>
export type CommandName = NamesOfKind<'command'>

/** Everything that the window remembers of what the bureau answered. Emptied on every lock. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      retry: false,
      staleTime: Infinity,
      // A timer that is to remove an answer holds it: five minutes longer than the lock that has removed it already.
      gcTime: Infinity,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false
    },
    // What was sent, a passphrase among it, is dropped with the form that sent it.
    mutations: { networkMode: 'always', retry: false, gcTime: 0 }
  }
})

/** Makes a call. A failed result is thrown as the `FyrError` that it stands for. */
export async function call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> {
  const result = await window.fyr.call(name, input)
  if (!result.ok) throw toFyrError(result.error)
  return result.value
}

export interface UseCallOptions {
  /** False asks later. */
  readonly enabled?: boolean
  /** Goes on showing the last answer while the answer to a new input is on its way. */
  readonly keepPrevious?: boolean
  /** Asks again each time that it is shown: for what changes by itself, such as who is open now. */
  readonly fresh?: boolean
}

/** An answer of the bureau, kept until something invalidates it. */
export function useCall<Name extends QueryName>(name: Name, input: CallInput<Name>, options: UseCallOptions = {}) {
  return useQuery<CallOutput<Name>, FyrError>({
    queryKey: [name, input],
    queryFn: () => call(name, input),
    enabled: options.enabled ?? true,
    ...(options.fresh === true ? { staleTime: 0 } : {}),
    ...(options.keepPrevious === true ? { placeholderData: keepPreviousData } : {})
  })
}

/** A command of the bureau, and the queries whose answers it changes. */
export function useCommand<Name extends CommandName>(name: Name, changes: readonly QueryName[] = []) {
  const client = useQueryClient()
  return useMutation<CallOutput<Name>, FyrError, CallInput<Name>>({
    mutationFn: input => call(name, input),
    onSuccess: () => Promise.all(changes.map(changed => client.invalidateQueries({ queryKey: [changed] })))
  })
}

/** The incident number of an internal fault travels as a parameter of its text. */
export const toFyrError = ({ code, params, incidentId }: CallError): FyrError =>
  new FyrError(code, incidentId === undefined ? params : { ...params, incident: incidentId })

/** Whatever a call threw, as an error that has a text. */
export const asFyrError = (fault: unknown): FyrError =>
  fault instanceof FyrError ? fault : new FyrError('internal', { incident: '–' }, { cause: fault })
