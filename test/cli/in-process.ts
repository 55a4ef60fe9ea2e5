import { PassThrough } from 'node:stream'
import { runCli } from '../../src/cli/run-cli.ts'
import { terminalOn } from '../../src/cli/terminal.ts'
import { readTexts } from '../../src/cli/texts.ts'
import { type Answer, answerIn } from './cli-process.ts'
import type { WrittenLanguage } from '../../src/shared/domain/interface-language.ts'

/** Standard input as a terminal has it: nobody sees what is typed. */
class Keyboard extends PassThrough {
  readonly isTTY = true
}

export interface Typed {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

interface Surroundings {
  /** The system's language. */
  readonly language?: WrittenLanguage
  /** What somebody types at a terminal, a piece for each question. */
  readonly keys?: readonly string[]
  /** What is sent to standard input. */
  readonly sent?: string
}

/**
 * Runs the command line in the test's own process, for the many things that come to light before any bureau is opened, and
 * for those that need somebody at a terminal: `keys` are then typed there.
 */
export async function typed(
  args: readonly string[],
  { language = 'en', keys, sent = '' }: Surroundings = {}
): Promise<Typed> {
  const input = keys === undefined ? new PassThrough() : new Keyboard()
  const output = collected()
  const messages = collected()
  messages.stream.on('data', () => {
    // Each question that ends in a colon and a space is answered with the next line.
    if (messages.text().endsWith(': ') && keys !== undefined) input.write(keys[answered++] ?? '')
  })
  let answered = 0
  if (keys === undefined) input.end(sent)
  const code = await runCli(args, terminalOn(input, output.stream, messages.stream), readTexts, language)
  return { code, stdout: output.text(), stderr: messages.text() }
}

/** The same with `--json`, as `cliJson` runs it in a process of its own. */
export async function typedJson(
  args: readonly string[],
  surroundings?: Surroundings
): Promise<Typed & { readonly answer: Answer }> {
  const ended = await typed([...args, '--json'], surroundings)
  return { ...ended, answer: answerIn(ended) }
}

function collected() {
  const stream = new PassThrough()
  let text = ''
  stream.setEncoding('utf8').on('data', (piece: string) => {
    text += piece
  })
  return { stream, text: () => text }
}
