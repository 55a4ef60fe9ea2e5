import type { Readable, Writable } from 'node:stream'
import { EXIT } from './exit-codes.ts'

type Input = Readable & { readonly isTTY?: boolean }
type Output = Writable & { readonly isTTY?: boolean; readonly columns?: number }

/** Where the command line reads and writes. */
export interface Terminal {
  readonly input: Input
  readonly output: Output
  readonly messages: Output
  /** Writes lines of the answer. */
  readonly answer: (lines: readonly string[]) => void
  /** Writes lines that are no part of the answer: warnings, errors, questions. */
  readonly tell: (lines: readonly string[]) => void
}

/** The process's own streams. A reader that has gone away (`| head`) ends the output, not the work. */
export function processTerminal(): Terminal {
  return terminalOn(process.stdin, process.stdout, process.stderr)
}

/** A terminal over these streams; see {@link processTerminal} for one whose reader goes away. */
export function terminalOn(input: Input, output: Output, messages: Output): Terminal {
  const write = (stream: Output) => {
    let open = true
    stream.on('error', error => {
      open = false
      if ('code' in error && error.code === 'EPIPE') return
      // Whatever was asked for has been done by now; only its answer is lost, and nobody must take that for a good end.
      messages.write(`${error.message}\n`)
      process.exit(EXIT.refused)
    })
    return (lines: readonly string[]) => {
      if (open && lines.length > 0) stream.write(`${lines.join('\n')}\n`)
    }
  }
  return { input, output, messages, answer: write(output), tell: write(messages) }
}
