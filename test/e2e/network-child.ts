/**
 * `network-child.ts FOLDER`, in a network of its own: uses the app for everything, then lets its page try every way out, watching
 * sockets and packets all the while. Last it sends something itself, to show that the watch would have seen it.
 */
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { packetsCarried, watchSockets } from '../network/sockets.ts'
import { newWords } from './canary-words.ts'
import { walkThrough } from './journey.ts'
import { startApp } from './running-app.ts'
import { tryEveryWayOut } from './ways-out.ts'

/** What was seen, as the test reads it. */
export interface Sighting {
  readonly runsIn: string
  readonly attempts: number
  readonly looks: number
  readonly sockets: readonly string[]
  readonly packets: number
  /** The same of a request that was made on purpose. */
  readonly ofOwnRequest: { readonly sockets: readonly string[]; readonly packets: number }
}

const [, , folder = ''] = process.argv
writeFileSync(path.join(folder, 'preferences.json'), JSON.stringify({ language: 'sv' }))

const watch = watchSockets()
const app = await startApp(folder)
const page = await app.window()
await page.setViewportSize({ width: 1366, height: 768 })
await walkThrough({ app, page, words: newWords(), outside: path.join(folder, 'outside') })
const attempts = await tryEveryWayOut(page)
await app.close()
watch.stop()
const packets = packetsCarried()

const own = watchSockets()
const server = createServer().listen(0)
await fetch('http://198.51.100.7:7777/').catch(() => null)
own.stop()
server.close()

const sighting: Sighting = {
  runsIn: app.runsIn,
  attempts,
  looks: watch.seen.looks,
  sockets: [...watch.seen.sockets],
  packets,
  ofOwnRequest: { sockets: [...own.seen.sockets], packets: packetsCarried() - packets }
}
process.stdout.write(JSON.stringify(sighting))
