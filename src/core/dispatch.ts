import { FyrError } from '../shared/domain/errors.ts'
import { failed, ok, type Result } from '../shared/domain/result.ts'
import { calls, isCallName, isShellCall, mayCall, type CoreCallName } from '../shared/ipc/contract.ts'
import type { CallDefinition } from '../shared/ipc/define.ts'
import type { BoundCalls } from './bound-call.ts'
import type { Log } from './log.ts'
import type { OpenDesk } from './open-desk.ts'

export interface Gate {
  readonly boundCalls: BoundCalls
  /** The open desk, or null while the vault is locked. */
  readonly openDesk: () => OpenDesk | null
  /** A fault as an error of the closed list, where it is one or stands for one; see `vaultFault`. */
  readonly namedFault: (fault: unknown) => FyrError | null
  readonly log: Log
}

/** Makes a call by name: the one way into the bureau, for the window, the command line and the tests alike. */
export type Dispatch = (name: string, input: unknown) => Promise<Result<unknown>>

/**
 * The only gate: authorise → validate → run → validate → Result. It never throws. What the project throws on purpose
 * (`FyrError`), and a full disk or a damaged file, is answered by its code; any other fault is logged under an incident number
 * and answered as `internal`, without its message. Who may not make a call learns nothing about its input, so authorising comes first.
 */
export function createDispatch({ boundCalls, openDesk, namedFault, log }: Gate): Dispatch {
  const misbound = Object.entries(boundCalls).find(
    ([name, bound]) => !isCoreCall(name) || bound.definition !== calls[name]
  )
  if (misbound !== undefined) throw new Error(`bound to another call's definition: ${misbound[0]}`)
  return async (name, input) => {
    if (!isCoreCall(name)) return failed({ code: 'call.unknown', params: {} })
    const desk = openDesk()
    try {
      authorise(name, calls[name], desk)
      return ok(await boundCalls[name].answer(input, desk))
    } catch (fault) {
      const named = namedFault(fault)
      if (named !== null) return failed({ code: named.code, params: named.params })
      // The connection that it waited for was closed meanwhile, which better-sqlite3 says with a TypeError.
      if (fault instanceof TypeError && desk !== null && openDesk()?.db !== desk.db)
        return failed({ code: 'call.locked', params: { call: name } })
      return failed({ code: 'internal', params: {}, incidentId: log.incident(name, fault) })
    }
  }
}

const isCoreCall = (name: string): name is CoreCallName => isCallName(name) && !isShellCall(name)

function authorise(call: CoreCallName, { access }: CallDefinition, desk: OpenDesk | null): void {
  if (access.when === 'locked' && desk !== null) throw new FyrError('call.unlocked', { call })
  if (access.when !== 'unlocked') return
  if (desk === null) throw new FyrError('call.locked', { call })
  if (!mayCall(call, desk.person.roles)) throw new FyrError('call.forbidden', { call })
}
