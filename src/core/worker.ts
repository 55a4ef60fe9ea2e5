import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import type { CoreWorkerData, FromCore, ToCore } from '../shared/ipc/port.ts'
import { createCore } from './create-core.ts'

/** The core's thread: carries the messages of one port to the core and back, and holds no rule of its own. */
const workerDataSchema = z.object({
  dataDir: z.string(),
  resourcesDir: z.string(),
  logDir: z.string(),
  marksDir: z.string()
}) satisfies z.ZodType<CoreWorkerData>

if (parentPort === null) throw new Error('the core worker runs in a worker thread only')
const port = parentPort
const send = (message: FromCore) => port.postMessage(message)

const core = createCore(workerDataSchema.parse(workerData))
core.onEvent(send)

port.on('message', (message: ToCore) => {
  switch (message.type) {
    case 'call':
      void core.dispatch(message.name, message.input).then(result => send({ type: 'answer', id: message.id, result }))
      break
    case 'grant':
      send({ type: 'granted', id: message.id, token: core.grant(message.path) })
      break
    case 'close':
      void core.close().then(() => send({ type: 'closed', id: message.id }))
      break
  }
})

send({ type: 'ready' })
