import { randomBytes } from 'node:crypto'
import { appendFileSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'
import { describeFault } from './describe-fault.ts'
import { makeFolder } from './make-folder.ts'

/** Notes what happened, never what was in it: call names, kinds of faults and places in the program. See `describeFault`. */
export interface Log {
  /** Notes an unexpected fault and answers the number under which it stands in the log. `where` is a word of the program's own. */
  readonly incident: (where: string, fault: unknown) => string
}

const maximumBytes = 4 * 1024 * 1024

/**
 * A log in `folder/core.log`, with one predecessor kept, so that it never takes more than 8 MiB and a few lines. The window's process,
 * the core's thread and the command line may write to it at once: each line is appended as a whole, and should two turn it over at
 * the same moment, only older lines are lost. A log that cannot be written
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
