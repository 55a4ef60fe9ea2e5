import path from 'node:path'
import { createCore } from '../../src/core/create-core.ts'
import { cheapestCost } from '../../src/core/vault/passphrase-cost.ts'
import { resourcesDir, testPassphrase, valueOf } from '../bureau.ts'

/** Makes a bureau, begins to import a file, and dies without a word once some of its visits are written but not all. */
const [dataDir = '', file = ''] = process.argv.slice(2)
const core = createCore({ dataDir, resourcesDir, logDir: path.join(dataDir, '../logs'), passphraseCost: cheapestCost })
valueOf(
  await core.call('bureau.create', {
    name: 'Provbyrån',
    municipality: '1280',
    language: 'sv',
    personName: 'Prov Provsson',
    passphrase: testPassphrase
  })
)
core.onEvent(({ name, payload }) => {
  if (name === 'job.progress' && payload.done > payload.total / 2) process.kill(process.pid, 'SIGKILL')
})
await core.call('imports.run', { file: core.grant(file), mapping: null, hash: null })
