import { spawn, type ChildProcess } from 'node:child_process'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { z } from 'zod'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** What a process left behind. */
export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

export interface Started {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
}

interface Surroundings {
  /** What is sent to standard input, which is closed after it. */
  readonly input?: string
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
}

/** Starts a script of the project in a process of its own, with an English locale and a log folder that no person's log is in. */
export function startScript(
  script: string,
  args: readonly string[],
  { input = '', env = {}, cwd = root }: Surroundings = {}
): Started {
  const child = spawn(process.execPath, [path.join(root, script), ...args], {
    cwd,
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
      LANG: 'en_GB.UTF-8',
      XDG_STATE_HOME: path.join(tmpdir(), 'fyr-test-state'),
      ...env
    }
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  child.stdin.on('error', () => {
    // A process that ends without reading its input closes it before we are done writing.
  })
  child.stdin.end(input)
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }))
  })
  return { child, ended }
}

/** Runs the command line to its end. */
export const cli = (args: readonly string[], surroundings?: Surroundings): Promise<Ended> =>
  startScript('src/cli/index.ts', args, surroundings).ended

const answerSchema = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({
    ok: z.literal(false),
    error: z.strictObject({
      code: z.string(),
      params: z.record(z.string(), z.union([z.string(), z.number()])),
      message: z.string().min(1),
      incidentId: z.string().optional()
    }),
    value: z.unknown().optional()
  })
])
export type Answer = z.infer<typeof answerSchema>

/** Runs the command line with `--json`, and insists that its output is one JSON object of the documented shape and nothing else. */
export async function cliJson(
  args: readonly string[],
  surroundings?: Surroundings
): Promise<Ended & { answer: Answer }> {
  const ended = await cli([...args, '--json'], surroundings)
  return { ...ended, answer: answerIn(ended) }
}

/** The JSON object that a call with `--json` has written. */
export function answerIn({ stdout, code }: Pick<Ended, 'stdout' | 'code'>): Answer {
  expect(stdout).toMatch(/^\{.*\}\n$/)
  const answer = answerSchema.parse(JSON.parse(stdout))
  expect(answer.ok).toBe(code === 0)
  return answer
}

/** The value of a call that went well, read by a schema. */
export async function cliValue<Schema extends z.ZodType>(
  schema: Schema,
  args: readonly string[],
  surroundings?: Surroundings
): Promise<z.output<Schema>> {
  const { answer } = await cliJson(args, surroundings)
  expect(answer).toMatchObject({ ok: true })
  return schema.parse(answer.ok ? answer.value : null)
}

/** The code of the error that a call answered. */
export const codeOf = (answer: Answer): string | null => (answer.ok ? null : answer.error.code)
