import { Worker } from 'node:worker_threads'
import { FyrError, type ErrorCode, type ErrorParams } from '../../../shared/domain/errors.ts'
import type { AttackReport } from './judge.ts'
import type { AttackInput } from './knowledge.ts'

export interface AttackOrder {
  readonly input: AttackInput
  /** In milliseconds. */
  readonly budget: number
}

export type FromAttacker =
  | { readonly type: 'progress'; readonly share: number }
  | { readonly type: 'report'; readonly report: AttackReport }
  | { readonly type: 'refused'; readonly code: ErrorCode; readonly params: ErrorParams }

interface Listener {
  readonly onProgress?: ((share: number) => void) | undefined
  readonly signal?: AbortSignal | undefined
}

// Built, this module is in a chunk of `out/main/chunks`, and the thread's bundle is an entry of its own (electron.vite.config.ts).
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? './attack-worker.ts' : '../attack-worker.js',
  import.meta.url
)

/** Threads that wait for the next attack, so that it need not load the solver again. */
const idle = new Map<Worker, NodeJS.Timeout>()
/** How long one waits, in milliseconds. */
const idleFor = 10_000

/** Has a thread attack. The caller's thread stays free; cancelling ends the thread, whatever its solver is at. */
export async function attackInThread(order: AttackOrder, { onProgress, signal }: Listener): Promise<AttackReport> {
  if (signal?.aborted === true) throw new FyrError('disclosure.cancelled')
  const worker = wake() ?? startWorker()
  const listening = new AbortController()
  let isFree = false
  const answer = new Promise<AttackReport>((resolve, reject) => {
    const hear = (message: FromAttacker): void => {
      isFree = message.type !== 'progress'
      if (message.type === 'progress') onProgress?.(message.share)
      else if (message.type === 'report') resolve(message.report)
      else reject(new FyrError(message.code, message.params))
    }
    const end = (): void => reject(new Error('the attacker ended without an answer'))
    worker.on('message', hear).on('error', reject).on('exit', end)
    listening.signal.addEventListener('abort', () => {
      worker.off('message', hear).off('error', reject).off('exit', end)
    })
    signal?.addEventListener('abort', () => reject(new FyrError('disclosure.cancelled')), { signal: listening.signal })
  })
  worker.ref()
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window: it has no origin
  worker.postMessage(order)
  try {
    return await answer
  } finally {
    listening.abort()
    if (isFree) rest(worker)
    else void worker.terminate()
  }
}

function startWorker(): Worker {
  const worker = new Worker(workerFile)
  worker.once('exit', () => idle.delete(worker))
  return worker
}

/** Keeps the thread for a while; it holds no program open. */
function rest(worker: Worker): void {
  worker.unref()
  const end = setTimeout(() => void worker.terminate(), idleFor)
  end.unref()
  idle.set(worker, end)
}

function wake(): Worker | undefined {
  const [first] = idle
  if (first === undefined) return undefined
  const [worker, end] = first
  clearTimeout(end)
  idle.delete(worker)
  return worker
}
