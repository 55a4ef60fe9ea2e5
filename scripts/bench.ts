import path from 'node:path'
import { benchAttacking } from '../test/bench/attacking.ts'
import { benchBackingUp } from '../test/bench/backing-up.ts'
import { benchDirectory } from '../test/bench/directory.ts'
import { benchFindingTopics } from '../test/bench/finding-topics.ts'
import { benchImporting } from '../test/bench/importing.ts'
import { benchMemory } from '../test/bench/memory.ts'
import { benchReading } from '../test/bench/reading.ts'
import { benchRecording } from '../test/bench/recording.ts'
import { tableOf, type Finding } from '../test/bench/report.ts'
import { benchRounding } from '../test/bench/rounding.ts'
import { benchSearching } from '../test/bench/searching.ts'
import { benchStarting } from '../test/bench/starting.ts'
import { benchUnlocking } from '../test/bench/unlocking.ts'
import { buildIfChanged } from './build.ts'

/** What the desk costs. It fails for nothing: times are of this machine, and the ratios are what to compare. */
const benches: Readonly<Record<string, () => Promise<Finding[]>>> = {
  recording: benchRecording,
  reading: benchReading,
  searching: benchSearching,
  'finding-topics': benchFindingTopics,
  directory: benchDirectory,
  importing: benchImporting,
  'backing-up': benchBackingUp,
  starting: benchStarting,
  unlocking: benchUnlocking,
  memory: benchMemory,
  rounding: benchRounding,
  attacking: benchAttacking
}

const chosen = process.argv.slice(2)
const unknown = chosen.find(name => !Object.hasOwn(benches, name))
if (unknown !== undefined) {
  process.stderr.write(
    `There is no bench "${unknown}". Choose among: ${Object.keys(benches).join(', ')}; none means all.\n`
  )
  process.exit(2)
}
const problem = await buildIfChanged(path.resolve(import.meta.dirname, '..'), text => process.stderr.write(`${text}\n`))
if (problem !== null) {
  process.stderr.write(problem)
  process.exit(1)
}
for (const [name, bench] of Object.entries(benches)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue
  process.stderr.write(`${name} …\n`)
  process.stdout.write(`${tableOf(await bench())}\n`)
}
