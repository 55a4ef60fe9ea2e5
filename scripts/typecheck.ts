/** `npm run typecheck`: one TypeScript project a room, so that each room sees only what it may use. */
import os from 'node:os'
import path from 'node:path'
import { inParallel } from './in-parallel.ts'
import { checkTypes, rooms } from './static-checks.ts'

const root = path.resolve(import.meta.dirname, '..')

const outcomes = await inParallel(rooms, os.availableParallelism(), async room => ({
  room,
  ...(await checkTypes(root, room))
}))
for (const { room, code, output } of outcomes) {
  process.stdout.write(code === 0 ? `✓ ${room}\n` : `✗ ${room}\n${output}`)
}
process.exitCode = outcomes.every(({ code }) => code === 0) ? 0 : 1
