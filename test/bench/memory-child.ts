import path from 'node:path'
import { createCore } from '../../src/core/create-core.ts'
import { resourcesDir, testPassphrase, valueOf } from '../bureau.ts'
import { secondsOf } from './measure.ts'

/** Runs the core on the vault that is named, does a day's work, and tells how much memory the process took at the most. */
const [dataDir = ''] = process.argv.slice(2)
const core = createCore({ dataDir, resourcesDir, logDir: path.join(dataDir, 'logs') })
const unlockSeconds = await secondsOf(async () =>
  valueOf(await core.call('bureau.unlock', { passphrase: testPassphrase }))
)
let bytes = 0
const look = () => {
  bytes = Math.max(bytes, process.memoryUsage.rss())
}
look()
const filter = { from: null, to: null, topic: null, language: null, withdrawn: false, offset: 0, limit: 50 } as const
for (const changes of [{}, { topic: 'housing' }, { from: '2026-09-10', to: '2026-09-10' }, { offset: 50_000 }]) {
  valueOf(await core.call('visits.list', { ...filter, ...changes }))
  look()
}
valueOf(await core.call('months.list', null))
look()
valueOf(await core.call('months.figures', { month: '2026-09' }))
look()
await core.close()
process.send?.({ unlockSeconds, bytes })
