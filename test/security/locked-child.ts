/** `locked-child.ts HOME MARK`: opens the bureau in HOME, works in it, locks it, and waits to be looked into. MARK is there to be found. */
import { writeSync } from 'node:fs'
import path from 'node:path'
import { createCore } from '../../src/core/create-core.ts'
import { cheapestCost } from '../../src/core/vault/passphrase-cost.ts'
import { resourcesDir, testPassphrase, valueOf } from '../bureau.ts'
import { sentVisit } from '../visit-builder.ts'

const [, , home = '', mark = ''] = process.argv
const kept = Buffer.from(mark, 'hex')
const core = createCore({
  dataDir: path.join(home, 'bureau'),
  logDir: path.join(home, 'logs'),
  resourcesDir,
  passphraseCost: cheapestCost
})
valueOf(await core.call('bureau.unlock', { passphrase: testPassphrase }))
valueOf(await core.call('visits.record', sentVisit()))
valueOf(await core.call('bureau.lock', { reason: 'asked' }))
process.stdin.on('end', () => kept.fill(0)).resume()
writeSync(1, 'locked\n')
