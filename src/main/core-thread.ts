import { Worker } from 'node:worker_threads'
// oxlint-disable-next-line import/default -- electron-vite answers this import with the path of the bundle
import coreWorkerPath from '../core/worker.ts?modulePath'
import type { Log } from '../core/log.ts'
import type { FileToken } from '../shared/domain/ids.ts'
import { failed, type Result } from '../shared/domain/result.ts'
import type { CoreWorkerData, FromCore, ToCore } from '../shared/ipc/port.ts'

export type CoreEvent = Extract<FromCore, { type: 'event' }>

/** The bureau, running in a thread of its own so that neither a query nor the solver ever freezes a window. */
export interface CoreThread {
  /** Makes a core call. Never rejects: a thread that dies answers `internal`. */
  call(name: string, input: unknown): Promise<Result<unknown>>
  /** Whether the core owes an answer. */
  isWorking(): boolean
  /** Lets the core use a path that a person chose in a system dialog. */
  grant(path: string): Promise<FileToken>
  /** Locks the vault and ends the thread. */
  close(): Promise<void>
}

type Answer =
  Exclude<FromCore, { type: 'ready' } | { type: 'event' }> | { readonly type: 'died'; readonly incidentId: string }

/**
 * Starts the core. If its thread dies, what was asked of it is answered `internal`, `onEvent` hears that the vault is locked,
 * and the next call starts a new thread.
 */
export function startCore(data: CoreWorkerData, log: Log, onEvent: (event: CoreEvent) => void): CoreThread {
  const waiting = new Map<number, (answer: Answer) => void>()
  let lastId = 0
  let running: Worker | null = start()

  function start(): Worker {
    const worker = new Worker(coreWorkerPath, { workerData: data })
    let fault: unknown = new Error('the thread ended by itself')
    worker.on('message', receive)
    worker.on('error', error => {
      fault = error
    })
    worker.on('exit', () => threadDied(fault))
    return worker
  }

  function receive(message: FromCore): void {
    if (message.type === 'ready') return
    if (message.type === 'event') return onEvent(message)
    waiting.get(message.id)?.(message)
    waiting.delete(message.id)
  }

  function threadDied(fault: unknown): void {
    running = null
    const incidentId = log.incident('the core thread', fault)
    const unanswered = [...waiting.values()]
    waiting.clear()
    for (const answer of unanswered) answer({ type: 'died', incidentId })
    onEvent({ type: 'event', name: 'bureau.locked', payload: { reason: 'closing' } })
  }

  function ask(message: (id: number) => ToCore): Promise<Answer> {
    return new Promise(resolve => {
      lastId += 1
      waiting.set(lastId, resolve)
      running ??= start()
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window: it has no origin
      running.postMessage(message(lastId))
    })
  }

  return {
    async call(name, input) {
      const answer = await ask(id => ({ type: 'call', id, name, input }))
      if (answer.type === 'answer') return answer.result
      return failed({ code: 'internal', params: {}, ...(answer.type === 'died' && { incidentId: answer.incidentId }) })
    },
    isWorking: () => waiting.size > 0,
    async grant(path) {
      const answer = await ask(id => ({ type: 'grant', id, path }))
      if (answer.type === 'granted') return answer.token
      throw new Error(`the core answered ${answer.type} to a grant`)
    },
    async close() {
      const worker = running
      if (worker === null) return
      worker.removeAllListeners('exit')
      const ended = new Promise(resolve => worker.once('exit', resolve))
      await Promise.race([ask(id => ({ type: 'close', id })), ended])
      await worker.terminate()
      running = null
    }
  }
}
