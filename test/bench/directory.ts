import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { Bench } from 'tinybench'
import { readReferenceLists } from '../../src/core/reference-lists.ts'
import { openBureau, resourcesDir, valueOf } from '../bureau.ts'
import { inFreshFolder } from './fresh-folder.ts'
import { madeUpDirectory } from './made-up-directory.ts'
import { secondsOf } from './measure.ts'
import { middleOf } from './reading.ts'
import { atMost, type Finding } from './report.ts'

/** What is searched for, from the first letter to two words. */
const searches = ['r', 'ra', 'råd', 'råd 1234', 'lund', 'ingenting'] as const

/** A directory of 20,000 services, far more than a county has: importing it, finding in it, and asking where to refer. */
export function benchDirectory(): Promise<Finding[]> {
  return inFreshFolder(async folder => {
    const file = path.join(folder, 'made-up.zip')
    const lists = readReferenceLists(resourcesDir)
    writeFileSync(file, madeUpDirectory(lists))
    const { core, close } = await openBureau()
    const request = () => ({ file: core.grant(file), source: null, gone: 'keep' as const, hash: null })
    const importing = await secondsOf(async () => valueOf(await core.call('directory.runImport', request())))
    const again = await secondsOf(async () => valueOf(await core.call('directory.previewImport', request())))
    const filter = { text: '', topic: null, asking: false, offset: 0, limit: 50 }
    const codes = lists.topics.map(({ code }) => code)
    // Of a topic, what its group is named for is asked for, too; of a group, every topic in it.
    const topics = codes.filter(code => code.includes('.')).slice(0, 10)
    const groups = codes.filter(code => !code.includes('.'))

    const bench = new Bench({ time: 500, iterations: 9, warmupTime: 200 })
    bench.add('list', async () => valueOf(await core.call('directory.list', filter)))
    bench.add('asking', async () => valueOf(await core.call('directory.list', { ...filter, asking: true })))
    for (const text of searches) {
      bench.add(`search ${text}`, async () => valueOf(await core.call('directory.list', { ...filter, text })))
      bench.add(`anywhere ${text}`, async () => valueOf(await core.call('search.find', { typed: text })))
    }
    for (const topic of [...topics, ...groups])
      bench.add(`suggest ${topic}`, async () =>
        valueOf(await core.call('directory.suggest', { topic, municipality: '1281', language: 'ara' }))
      )
    await bench.run()
    const slowest = (kind: string, of: readonly string[]): number =>
      Math.max(...of.map(each => middleOf(bench, `${kind} ${each}`)))
    const findings = [
      atMost('importing a directory of 20,000 services', importing, 20, 's', 1),
      atMost('previewing the same file again', again, 10, 's', 1),
      atMost('a page of the list of 20,000 services', middleOf(bench, 'list'), 50, 'ms', 1),
      atMost('a page of those that ask to be checked', middleOf(bench, 'asking'), 50, 'ms', 1),
      atMost('searching the directory, the slowest of six searches', slowest('search', searches), 50, 'ms', 1),
      atMost('the search from anywhere, the slowest of the same', slowest('anywhere', searches), 50, 'ms', 1),
      atMost('where to refer, the slowest of ten topics', slowest('suggest', topics), 50, 'ms', 1),
      atMost('where to refer for a whole group, the slowest', slowest('suggest', groups), 50, 'ms', 1)
    ]
    await close()
    return findings
  })
}
