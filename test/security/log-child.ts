import path from 'node:path'
import { fileLog } from '../../src/core/log.ts'

/** Notes more than two logs can hold, together with another process on the same folder. */
const log = fileLog(process.argv[2] ?? '')
const frame = `    at somewhere (${path.resolve(import.meta.dirname, '../../src/core/log.ts')}:1:1)`
const fault = new Error('never written')
fault.stack = `Error: never written\n${Array.from({ length: 40 }, () => frame).join('\n')}`
for (let time = 0; time < 8000; time += 1) log.incident('bureau.status', fault)
