import path from 'node:path'
import { createCore } from '../../src/core/create-core.ts'
import type { Result } from '../../src/shared/domain/result.ts'
import { testPassphrase } from '../bureau.ts'
import { sentVisit } from '../visit-builder.ts'

const [how, dataDir, resourcesDir] = process.argv.slice(2)
// Without arguments: whoever starts it only wants to know whether it can be started.
if (dataDir !== undefined && resourcesDir !== undefined) await ask(how === 'make', dataDir, resourcesDir)

/** Asks about a bureau, opens or makes it and saves a visit, and writes down what came of each. */
async function ask(makesOne: boolean, folder: string, resources: string): Promise<void> {
  const core = createCore({ dataDir: folder, resourcesDir: resources, logDir: path.join(folder, '..', 'logs') })
  const status = await core.call('bureau.status', null)
  const bureau = { name: 'Provbyrån', municipality: '1280', language: 'sv', personName: 'Prov Provsson' } as const
  const opened = makesOne
    ? await core.call('bureau.create', { ...bureau, passphrase: testPassphrase })
    : await core.call('bureau.unlock', { passphrase: testPassphrase })
  const saved = await core.call('visits.record', sentVisit())
  await core.close()
  const found = status.ok && status.value.state === 'damaged' ? status.value.error.code : outcome(status)
  const isAbsent = status.ok && status.value.state === 'absent'
  process.stdout.write(JSON.stringify([isAbsent ? 'absent' : found, outcome(opened), outcome(saved)]))
}

function outcome(result: Result<unknown>): string {
  return result.ok ? 'ok' : result.error.code
}
