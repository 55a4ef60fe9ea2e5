import path from 'node:path'
import { Bench } from 'tinybench'
import { createCore } from '../../src/core/create-core.ts'
import { resourcesDir, testPassphrase, valueOf } from '../bureau.ts'
import { inFreshFolder } from './fresh-folder.ts'
import { atMost, type Finding } from './report.ts'
import { seedBureau } from './seed.ts'
import { everyVisit } from '../visit-builder.ts'

/** Every day of the two years up to October 2026. */
const twoYears = Array.from({ length: 730 }, (_unused, day) =>
  new Date(Date.UTC(2024, 10, 1 + day)).toISOString().slice(0, 10)
)

/** The first so many days of September 2026. */
const september = Array.from({ length: 30 }, (_unused, day) => `2026-09-${String(day + 1).padStart(2, '0')}`)

/** Listing and counting with 100,000 visits in the file: spread over two years, and all of them in one month. */
export async function benchReading(): Promise<Finding[]> {
  const spread = await measureReading(twoYears)
  const crowded = await measureReading(september)
  return [
    atMost('listing a day, 100,000 visits over two years', spread.day, 100, 'ms', 1),
    atMost('listing a topic group, the same', spread.topic, 300, 'ms', 1),
    atMost('a month’s figures, the same', spread.figures, 300, 'ms', 1),
    // No bureau is near this: what it takes is reported, and no aim was set for it.
    atMost('a month’s figures, 100,000 visits in that month', crowded.figures, 3000, 'ms', 1)
  ]
}

function measureReading(days: readonly string[]) {
  return inFreshFolder(async folder => {
    const dataDir = path.join(folder, 'bureau')
    await seedBureau(dataDir, 100_000, days)
    const core = createCore({ dataDir, resourcesDir, logDir: path.join(folder, 'logs') })
    valueOf(await core.call('bureau.unlock', { passphrase: testPassphrase }))
    const list = async (filter: { from?: string; to?: string; topic?: string }) =>
      valueOf(await core.call('visits.list', { ...everyVisit, limit: 50, ...filter }))
    const bench = new Bench({ time: 1000, iterations: 7, warmupTime: 200 })
    bench.add('day', () => list({ from: '2026-09-10', to: '2026-09-10' }))
    bench.add('topic', () => list({ topic: 'housing' }))
    bench.add('figures', async () => valueOf(await core.call('months.figures', { month: '2026-09' })))
    await bench.run()
    const measured = {
      day: middleOf(bench, 'day'),
      topic: middleOf(bench, 'topic'),
      figures: middleOf(bench, 'figures')
    }
    await core.close()
    return measured
  })
}

/** The middle of the milliseconds that a task took. */
export function middleOf(bench: Bench, task: string): number {
  const result = bench.getTask(task)?.result
  if (result === undefined || !('latency' in result)) throw new Error(`${task} did not run through`)
  return result.latency.p50
}
