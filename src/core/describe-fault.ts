import { existsSync } from 'node:fs'
import { builtinModules } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { errorCodes } from '../shared/domain/errors.ts'

/** The folder that holds the program, as source or as bundles: nothing outside it is named. */
const program = path.resolve(import.meta.dirname, '../..')

const kinds = new Set([
  'Error',
  'TypeError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'URIError',
  'EvalError',
  'AggregateError',
  'AssertionError',
  'DOMException',
  'SqliteError',
  'ZodError',
  'FyrError'
])

/** SQLite's primary result codes; an extended code is cut down to the one that it extends. */
const sqliteCode =
  /^SQLITE_(ERROR|INTERNAL|PERM|ABORT|BUSY|LOCKED|NOMEM|READONLY|INTERRUPT|IOERR|CORRUPT|NOTFOUND|FULL|CANTOPEN|PROTOCOL|SCHEMA|TOOBIG|CONSTRAINT|MISMATCH|MISUSE|NOLFS|AUTH|FORMAT|RANGE|NOTADB)(_|$)/

const MOST_FRAMES = 30
/** Of a stack, so many lines are looked at: its message may be long. */
const MOST_LINES = 500
const MOST_CAUSES = 5

/**
 * What a fault was and where it arose, out of closed lists and the program's own file names alone. Whatever else an error carries – its
 * message, but also its name, its code, a line of its stack – can hold somebody's words: messages of a database or a parser quote what
 * they choked on, and a message with line breaks can look like a stack. Never throws, whatever is thrown at it.
 */
export function describeFault(fault: unknown): string {
  try {
    return describe(fault).join('\n')
  } catch {
    return 'something that cannot be looked at'
  }
}

function describe(fault: unknown, depth = 0): string[] {
  if (!(fault instanceof Error)) return [typeof fault]
  const head = [kindOf(fault), ...codeOf(fault)].join(' ')
  const because = depth < MOST_CAUSES && fault.cause !== undefined ? describe(fault.cause, depth + 1) : []
  return [head, ...framesOf(fault), ...because.map((line, index) => (index === 0 ? `  because ${line}` : line))]
}

const kindOf = ({ name }: Error): string => (kinds.has(name) ? name : 'Error')

function codeOf(fault: Error): string[] {
  const code: unknown = 'code' in fault ? fault.code : undefined
  if (typeof code !== 'string') return []
  const known = errorCodes.find(candidate => candidate === code)
  const system = Object.keys(os.constants.errno).find(candidate => candidate === code)
  const sqlite = sqliteCode.exec(code)?.[1]
  return [known ?? system ?? (sqlite === undefined ? [] : `SQLITE_${sqlite}`)].flat()
}

/** The places in the program, and in Node, through which the fault came. */
function framesOf({ stack }: Error): string[] {
  if (typeof stack !== 'string') return []
  return stack
    .split('\n', MOST_LINES)
    .flatMap(line => placeOf(line) ?? [])
    .slice(0, MOST_FRAMES)
    .map(place => `    at ${place}`)
}

function placeOf(line: string): string | null {
  const [, file, at] = /^\s+at (?:.*\()?([^()]+?)(:\d{1,7}:\d{1,7})\)?$/.exec(line) ?? []
  if (file === undefined || at === undefined) return null
  if (file.startsWith('node:')) return builtinModules.includes(file.slice(5)) ? `${file}${at}` : null
  const inside = path.relative(program, file.startsWith('file:') ? fileURLToPath(file) : file)
  const isOurs = !inside.startsWith('..') && !path.isAbsolute(inside) && existsSync(path.join(program, inside))
  return isOurs ? `${inside.replaceAll('\\', '/')}${at}` : null
}
