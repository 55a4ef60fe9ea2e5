import { spawn } from 'node:child_process'
import { stripVTControlCharacters } from 'node:util'

export interface Outcome {
  readonly code: number
  /** What the tool wrote, to either of its outputs, without colours. */
  readonly output: string
}

interface Options {
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
}

/** Runs a script of an installed tool with the Node that runs this, and collects what it writes. */
export const runTool = (script: string, args: readonly string[], options: Options): Promise<Outcome> =>
  runProgram(process.execPath, [script, ...args], options)

/** Runs a program and collects what it writes. A program that cannot be started counts as failed. */
export function runProgram(program: string, args: readonly string[], { cwd, env = {} }: Options): Promise<Outcome> {
  return new Promise(resolve => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, NO_COLOR: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe']
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', text => {
        output += String(text)
      })
    }
    child.on('error', error => resolve({ code: 1, output: error.message }))
    child.on('close', code => resolve({ code: code ?? 1, output: stripVTControlCharacters(output) }))
  })
}
