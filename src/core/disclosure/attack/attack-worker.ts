import { parentPort } from 'node:worker_threads'
import { FyrError } from '../../../shared/domain/errors.ts'
import { attackHere } from './attack-here.ts'
import type { AttackOrder, FromAttacker } from './attack-thread.ts'

/** The attacker's thread: one order after another, each answered by a report or by why there is none. */
if (parentPort === null) throw new Error('the attacker runs in a worker thread only')
const port = parentPort
const send = (message: FromAttacker) => port.postMessage(message)

/** How often progress is told, at most, in milliseconds. */
const progressEvery = 100

async function carryOut({ input, budget }: AttackOrder): Promise<FromAttacker> {
  let told = performance.now()
  try {
    const report = await attackHere(input, {
      deadline: told + budget,
      onProgress(decided, of) {
        if (performance.now() - told < progressEvery) return
        told = performance.now()
        send({ type: 'progress', share: decided / of })
      }
    })
    return { type: 'report', report }
  } catch (error) {
    if (error instanceof FyrError) return { type: 'refused', code: error.code, params: error.params }
    throw error
  }
}

port.on('message', (order: AttackOrder) => void carryOut(order).then(send))
