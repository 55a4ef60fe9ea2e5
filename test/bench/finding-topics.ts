import path from 'node:path'
import { createCore } from '../../src/core/create-core.ts'
import { topicSearch } from '../../src/renderer/app/topic-search.ts'
import { resourcesDir, testPassphrase, valueOf } from '../bureau.ts'
import { inFreshFolder } from './fresh-folder.ts'
import { medianSecondsOf, secondsOf } from './measure.ts'
import { atMost, type Finding } from './report.ts'
import { seedBureau } from './seed.ts'

const typed = ['hyra', 'rent', 'vräkt', 'F-kassan', 'Mig.verket', 'försäkringskasan', 'öppna konto i banken']

/** Finding a topic with 100,000 visits in the file: what the form asks for once, and then the keys of several searches. */
export function benchFindingTopics(): Promise<Finding[]> {
  return inFreshFolder(async folder => {
    const dataDir = path.join(folder, 'bureau')
    await seedBureau(dataDir, 100_000, ['2026-09-01', '2026-09-02', '2026-09-03'])
    const core = createCore({ dataDir, resourcesDir, logDir: path.join(folder, 'logs') })
    valueOf(await core.call('bureau.unlock', { passphrase: testPassphrase }))
    const list = async () => valueOf(await core.call('topics.list', null))
    const asking = await medianSecondsOf(9, list)
    const { topics, uses } = await list()
    const { topicWords } = valueOf(await core.call('reference.lists', null))
    const search = topicSearch(topics, 'sv', {
      arabicName: () => undefined,
      words: new Map(topicWords.map(({ code, words }) => [code, words])),
      uses: new Map(Object.entries(uses))
    })
    const keys = typed.flatMap(text => Array.from(text, (_letter, at) => text.slice(0, at + 1)))
    // Each once: what is typed again is answered sooner.
    const ofKeys: number[] = []
    for (const key of new Set(keys)) ofKeys.push(await secondsOf(async () => search(key)))
    await core.close()
    const slow = ofKeys.toSorted((one, other) => one - other)[Math.floor(ofKeys.length * 0.95)] ?? Number.NaN
    return [
      atMost('the topics and how often each is used, 100,000 visits', asking * 1000, 30, 'ms', 2),
      atMost('a key of a search for a topic, the slowest twentieth left out', slow * 1000, 30, 'ms', 2)
    ]
  })
}
