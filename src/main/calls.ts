import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron'
import type { BoundCall } from '../core/bound-call.ts'
import type { Log } from '../core/log.ts'
import { FyrError } from '../shared/domain/errors.ts'
import { failed, ok, type Result } from '../shared/domain/result.ts'
import { CALL_CHANNEL } from '../shared/ipc/channels.ts'
import { isCallName, isShellCall } from '../shared/ipc/contract.ts'
import { isOwnAddress } from './address.ts'
import type { CoreThread } from './core-thread.ts'
import type { ShellCalls } from './shell-calls.ts'

interface Answerers {
  /** The page of the app's own window: the only one whose calls are answered. */
  readonly page: () => WebContents
  readonly core: CoreThread
  readonly shell: ShellCalls
  readonly log: Log
}

/** Answers the window's calls, and knows when none is under way. */
export interface CallDesk {
  /** Resolves as soon as every call made so far is answered. */
  idle(): Promise<void>
}

/** Carries each call from the window to whoever answers it: the shell for `shell.*`, else the core. */
export function answerCalls({ page, core, shell, log }: Answerers): CallDesk {
  const underWay = new Set<Promise<Result<unknown>>>()

  async function answer(event: IpcMainInvokeEvent, name: unknown, input: unknown): Promise<Result<unknown>> {
    if (typeof name !== 'string' || !isCallName(name)) return failed({ code: 'call.unknown', params: {} })
    if (!isFromOwnPage(event, page())) return failed({ code: 'call.forbidden', params: { call: name } })
    return isShellCall(name) ? answerHere(name, shell[name], input) : core.call(name, input)
  }

  async function answerHere(name: string, call: BoundCall, input: unknown): Promise<Result<unknown>> {
    try {
      return ok(await call.answer(input, null))
    } catch (fault) {
      if (fault instanceof FyrError) return failed({ code: fault.code, params: fault.params })
      return failed({ code: 'internal', params: {}, incidentId: log.incident(name, fault) })
    }
  }

  ipcMain.handle(CALL_CHANNEL, (event, name: unknown, input: unknown) => {
    const answering = answer(event, name, input)
    underWay.add(answering)
    void answering.finally(() => underWay.delete(answering))
    return answering
  })
  return { idle: () => Promise.allSettled(underWay).then(() => undefined) }
}

/** The main frame of the app's own window, showing the app's own page: no frame inside it, no other window, no other origin. */
export function isFromOwnPage(
  { sender, senderFrame }: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>,
  page: WebContents
): boolean {
  return sender === page && senderFrame !== null && senderFrame.parent === null && isOwnAddress(senderFrame.url)
}
