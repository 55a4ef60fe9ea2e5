import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { Bench } from 'tinybench'
import { createCore } from '../../src/core/create-core.ts'
import { readReferenceLists } from '../../src/core/reference-lists.ts'
import { resourcesDir, testPassphrase, valueOf } from '../bureau.ts'
import { inFreshFolder } from './fresh-folder.ts'
import { madeUpDirectory } from './made-up-directory.ts'
import { atMost, type Finding } from './report.ts'
import { middleOf } from './reading.ts'
import { secondsOf } from './measure.ts'
import { seedBureau } from './seed.ts'

/** Every day of the ninety up to October 2026, for which notes are usually kept. */
const ninetyDays = Array.from({ length: 90 }, (_unused, day) =>
  new Date(Date.UTC(2026, 6, 3 + day)).toISOString().slice(0, 10)
)

/** What people type, from the first letter to two words: a letter finds nearly every note, and a long word few. */
const searches = ['a', 's', 'br', 'anteck', 'brev anteck', 'o a e b', 'ingenting'] as const

/**
 * Searching with 100,000 visits in the file, two thirds of which have a note: far more than a bureau keeps at once. Then the same with a
 * directory of 20,000 services beside them.
 */
export function benchSearching(): Promise<Finding[]> {
  return inFreshFolder(async folder => {
    const dataDir = path.join(folder, 'bureau')
    await seedBureau(dataDir, 100_000, ninetyDays)
    const core = createCore({ dataDir, resourcesDir, logDir: path.join(folder, 'logs') })
    const first = await secondsOf(async () => valueOf(await core.call('bureau.unlock', { passphrase: testPassphrase })))
    valueOf(await core.call('bureau.lock', { reason: 'asked' }))
    const again = await secondsOf(async () => valueOf(await core.call('bureau.unlock', { passphrase: testPassphrase })))
    const slowestOf = async (words: readonly string[]): Promise<number> => {
      const bench = new Bench({ time: 500, iterations: 7, warmupTime: 100 })
      for (const typed of words) bench.add(typed, async () => valueOf(await core.call('search.find', { typed })))
      await bench.run()
      return Math.max(...words.map(typed => middleOf(bench, typed)))
    }
    const ofNotes = await slowestOf(searches)
    const directory = path.join(folder, 'made-up.zip')
    writeFileSync(directory, madeUpDirectory(readReferenceLists(resourcesDir)))
    const request = { file: core.grant(directory), source: null, gone: 'keep' as const, hash: null }
    valueOf(await core.call('directory.runImport', request))
    const ofAll = await slowestOf([...searches, 'råd', 'råd 1234', 'lund'])
    await core.close()
    return [
      atMost('searching notes and answers, the slowest of seven searches, 100,000 visits', ofNotes, 50, 'ms', 1),
      atMost('the same with 20,000 services in the directory', ofAll, 50, 'ms', 1),
      // Once, when a file that was made before there was a search is opened: no aim was set for it.
      atMost('making all notes findable at the first opening', first - again, 5, 's', 1)
    ]
  })
}
