/** `save-child.ts HOME`: opens the bureau in HOME and records and corrects visits, and says so after each, until it is killed. */
import { writeSync } from 'node:fs'
import path from 'node:path'
import { createCore } from '../../src/core/create-core.ts'
import { resourcesDir, testPassphrase, valueOf } from '../bureau.ts'
import { newId, sentQuestion, sentVisit } from '../visit-builder.ts'

const [, , home = ''] = process.argv
const core = createCore({ dataDir: path.join(home, 'bureau'), logDir: path.join(home, 'logs'), resourcesDir })
valueOf(await core.call('bureau.unlock', { passphrase: testPassphrase }))

for (let number = 0; ; number += 1) {
  const visit = sentVisit({ id: newId(), questions: [sentQuestion({ note: 'n'.repeat(number % 2000) || null })] })
  const { revision } = valueOf(await core.call('visits.record', visit))
  acknowledge(visit.id, revision)
  if (number % 3 !== 0) continue
  const corrected = valueOf(await core.call('visits.correct', { ...visit, place: 'Rättad', revision }))
  acknowledge(visit.id, corrected.revision)
}

function acknowledge(id: string, revision: number): void {
  writeSync(1, `${id} ${revision}\n`)
}
