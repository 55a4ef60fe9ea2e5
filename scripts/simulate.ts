/** `npm run simulate`: many months of a made-up bureau through the real code, attacked together. See `simulate/options.ts`. */
import { randomInt } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readOptions, usage } from './simulate/options.ts'
import { simulate } from './simulate/simulate.ts'

const typed = process.argv.slice(2)
if (typed.includes('--help')) {
  process.stdout.write(`${usage}\n`)
} else {
  const options = readOptions(typed, () => randomInt(1_000_000))
  if (typeof options === 'string') {
    process.stderr.write(`${options}\n\n${usage}\n`)
    process.exitCode = 2
  } else {
    const folder = mkdtempSync(path.join(tmpdir(), 'fyr-simulate-'))
    try {
      const { lines, passed } = await simulate(options, folder, text => process.stderr.write(`${text}\n`))
      process.stdout.write(`${lines.join('\n')}\n`)
      process.exitCode = passed ? 0 : 1
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
}
