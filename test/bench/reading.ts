import path from 'node:path'
import { createCore } from '../../src/core/create-core.ts'
import { resourcesDir, testPassphrase, valueOf } from '../bureau.ts'
import { inFreshFolder } from './fresh-folder.ts'
import { medianSecondsOf } from './measure.ts'
import { atMost, type Finding } from './report.ts'
import { seedBureau } from './seed.ts'

const everything = {
  from: null,
  to: null,
  topic: null,
  language: null,
  withdrawn: false,
  offset: 0,
  limit: 50
} as const

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
    atMost('listing a day, 100,000 visits over two years', spread.day * 1000, 100, 'ms', 1),
    atMost('listing a topic group, the same', spread.topic * 1000, 300, 'ms', 1),
    atMost('a month’s figures, the same', spread.figures, 0.3, 's', 3),
    // No bureau is near this: what it takes is reported, and no aim was set for it.
    atMost('a month’s figures, 100,000 visits in that month', crowded.figures, 3, 's', 3)
  ]
}

function measureReading(days: readonly string[]) {
  return inFreshFolder(async folder => {
    const dataDir = path.join(folder, 'bureau')
    await seedBureau(dataDir, 100_000, days)
    const core = createCore({ dataDir, resourcesDir, logDir: path.join(folder, 'logs') })
    valueOf(await core.call('bureau.unlock', { passphrase: testPassphrase }))
    const list = async (filter: { from?: string; to?: string; topic?: string }) =>
      valueOf(await core.call('visits.list', { ...everything, ...filter }))
    const measured = {
      day: await medianSecondsOf(15, () => list({ from: '2026-09-10', to: '2026-09-10' })),
      topic: await medianSecondsOf(7, () => list({ topic: 'housing' })),
      figures: await medianSecondsOf(7, async () => valueOf(await core.call('months.figures', { month: '2026-09' })))
    }
    await core.close()
    return measured
  })
}
