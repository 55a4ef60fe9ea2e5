import { randomInt } from 'node:crypto'
import { spawn } from 'node:child_process'
import { cpSync } from 'node:fs'
import path from 'node:path'

export interface ChildEnd {
  readonly signal: NodeJS.Signals | null
  readonly code: number | null
  /** What it said, line by line. */
  readonly said: readonly string[]
  readonly errors: string
}

export interface Child {
  readonly end: Promise<ChildEnd>
  /** Resolves when it has said this line; fails when it ends without. */
  readonly says: (line: string) => Promise<void>
  readonly kill: () => void
  readonly stop: () => void
}

/** Starts `vault-child.ts` with this step on this folder. */
export function startChild(step: string, folder: string, dieAt?: number, env: NodeJS.ProcessEnv = {}): Child {
  const script = path.join(import.meta.dirname, 'vault-child.ts')
  const running = spawn(process.execPath, [script, step, folder, ...(dieAt === undefined ? [] : [String(dieAt)])], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...env }
  })
  let output = ''
  let errors = ''
  running.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
  running.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text))
  // A line that was cut by the kill was not said.
  const said = (): string[] => output.split('\n').slice(0, -1)
  const end = new Promise<ChildEnd>(resolve => {
    running.on('close', (code, signal) => resolve({ code, signal, said: said(), errors }))
  })
  return {
    end,
    says: line =>
      new Promise((resolve, reject) => {
        const look = (): void => void (said().includes(line) && resolve())
        running.stdout.on('data', look)
        running.on('close', () => reject(new Error(`ended before it said ${line}: ${errors}`)))
        look()
      }),
    kill: () => void running.kill('SIGKILL'),
    stop: () => void running.stdin.end('stop\n')
  }
}

/** Runs tasks a few at a time: each is a process of its own, and the machine may have two cores. */
export async function inTurns<T>(items: readonly T[], run: (item: T) => Promise<void>, atOnce = 3): Promise<void> {
  const waiting = [...items]
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await run(next)
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
}

/** Copies a vault that was prepared for `vault-child.ts`, with the recovery key beside it. */
export function copyInto(home: string, name: string, folder: string): string {
  const copy = path.join(home, name)
  cpSync(folder, copy, { recursive: true })
  cpSync(`${folder}.recovery-key`, `${copy}.recovery-key`)
  return copy
}

/**
 * Kills the child before its first change of the file system, its second, and so on until it lives to the end. In `npm test` only every
 * `every`th of them, beginning anywhere.
 */
export async function killBeforeEveryChange(
  step: string,
  folderFor: (name: string) => string,
  check: (folder: string, round: number) => Promise<unknown>,
  every = 1
): Promise<number> {
  let lived = Number.POSITIVE_INFINITY
  const from = randomInt(every) + 1
  const rounds = Array.from({ length: Math.ceil(200 / every) }, (_, index) => from + index * every)
  await inTurns(rounds, async round => {
    if (round > lived) return
    const folder = folderFor(String(round))
    const { signal, errors } = await startChild(step, folder, round).end
    if (errors !== '') throw new Error(errors)
    if (signal === null) lived = Math.min(lived, round)
    await check(folder, round)
  })
  return lived - 1
}
