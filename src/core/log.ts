import { randomBytes } from 'node:crypto'
import { appendFileSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'
import { makeFolder } from './make-folder.ts'

/** Notes what happened, never what was in it: call names, codes and stacks, no payload. */
export interface Log {
  /** Notes an unexpected fault and answers the number under which it stands in the log. */
  readonly incident: (where: string, fault: unknown) => string
}

const maximumBytes = 4 * 1024 * 1024

/**
 * A log in `folder/core.log`, with one predecessor kept, so that it never takes more than 8 MiB. A log that cannot be written
 * (full disk, read-only folder) is given up silently: it must not take the bureau down with it.
 */
export function fileLog(folder: string): Log {
  const file = path.join(folder, 'core.log')
  const write = (line: string) => {
    try {
      makeFolder(folder, 0o700)
      turnOver(file)
      appendFileSync(file, `${new Date().toISOString()} ${line}\n`, { mode: 0o600 })
    } catch {
      // Nothing is left to tell it to.
    }
  }
  return {
    incident(where, fault) {
      const id = randomBytes(4).toString('hex')
      write(`incident ${id} in ${where}: ${describeFault(fault)}`)
      return id
    }
  }
}

function turnOver(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size > maximumBytes) renameSync(file, `${file}.1`)
}

/**
 * The kind of a fault and where it arose. Its message is left out: messages of a database or a parser quote what they choked on,
 * and that may be somebody's words.
 */
function describeFault(fault: unknown): string {
  if (!(fault instanceof Error)) return typeof fault
  const code = 'code' in fault && typeof fault.code === 'string' ? ` ${fault.code}` : ''
  const frames = (fault.stack ?? '').split('\n').filter(line => /^\s+at /.test(line))
  return [`${fault.name}${code}`, ...frames].join('\n')
}
