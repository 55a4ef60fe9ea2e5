import { spawn } from 'node:child_process'

export interface Outcome {
  readonly code: number
  /** What the tool wrote, to either of its outputs. */
  readonly output: string
}

interface Options {
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
  /** Hears each piece of output as it comes. */
  readonly onOutput?: (text: string) => void
}

/** Runs a script of an installed tool with the Node that runs this, and collects what it writes. */
export function runTool(
  script: string,
  args: readonly string[],
  { cwd, env = {}, onOutput }: Options
): Promise<Outcome> {
  return runProgram(process.execPath, [script, ...args], { cwd, env, ...(onOutput && { onOutput }) })
}

/** Runs a program and collects what it writes. A program that cannot be started counts as failed. */
export function runProgram(
  program: string,
  args: readonly string[],
  { cwd, env = {}, onOutput }: Options
): Promise<Outcome> {
  return new Promise(resolve => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', ...env },
      stdio: ['ignore', 'pipe', 'pipe']
    })
    let output = ''
    const collect = (data: Buffer) => {
      output += data.toString()
      onOutput?.(data.toString())
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.on('error', error => resolve({ code: 1, output: error.message }))
    child.on('close', code => resolve({ code: code ?? 1, output }))
  })
}
