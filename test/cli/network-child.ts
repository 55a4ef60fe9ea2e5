/**
 * `network-child.ts`, in a network of its own: runs the command line from making a bureau to verifying its summary, watching sockets
 * and packets all the while.
 */
import { globSync } from 'node:fs'
import path from 'node:path'
import { runTool } from '../../scripts/run-tool.ts'
import { packetsCarried, watchSockets } from '../network/sockets.ts'
import { emptyDesk } from './desk.ts'
import { lastMonth, spreadsheet } from './sample-month.ts'

/** What was seen, as the test reads it. */
export interface Sighting {
  readonly codes: readonly number[]
  readonly looks: number
  readonly sockets: readonly string[]
  readonly packets: number
}

const root = path.resolve(import.meta.dirname, '../..')
const desk = emptyDesk()
const month = lastMonth()
const out = desk.path('out')
const bureau = ['--name', 'Provbyrån', '--municipality', '1280', '--recovery-out', desk.path('key')]
const commands: (() => string[])[] = [
  () => ['create', ...desk.options, ...bureau],
  () => ['import', desk.file('besök.csv', spreadsheet(month, 60)), ...desk.options],
  () => ['list', ...desk.options],
  () => ['export', ...desk.options, '--month', month, '--out', out],
  () => ['verify', ...globSync(path.join(out, '*.zip'))],
  () => ['verify', desk.dataDir, '--passphrase-file', desk.passphraseFile]
]

const watch = watchSockets()
const codes: number[] = []
try {
  for (const command of commands) {
    const { code, output } = await runTool(path.join(root, 'src/cli/index.ts'), command(), {
      cwd: root,
      env: { XDG_STATE_HOME: desk.path('state') }
    })
    if (code !== 0) process.stderr.write(output)
    codes.push(code)
  }
} finally {
  watch.stop()
  desk.remove()
}
const sighting: Sighting = {
  codes,
  looks: watch.seen.looks,
  sockets: [...watch.seen.sockets],
  packets: packetsCarried()
}
process.stdout.write(JSON.stringify(sighting))
