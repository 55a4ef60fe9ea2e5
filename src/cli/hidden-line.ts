import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { CliError } from './cli-error.ts'
import type { Terminal } from './terminal.ts'

/** Asks for one line at the terminal and shows nothing of what is typed. Ctrl+C and Ctrl+D throw `stopped`. */
export async function askHidden({ input, messages }: Terminal, question: string): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const reader = createInterface({ input, output: nowhere, terminal: true, historySize: 0 })
  try {
    return await new Promise<string>((resolve, reject) => {
      reader.once('line', resolve)
      reader.once('SIGINT', () => reject(new CliError('stopped')))
      reader.once('close', () => reject(new CliError('stopped')))
      messages.write(question)
    })
  } finally {
    reader.close()
    messages.write('\n')
  }
}
