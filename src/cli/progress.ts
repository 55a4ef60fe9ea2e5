import { SingleBar } from 'cli-progress'
import type { Core } from '../core/create-core.ts'
import type { Terminal } from './terminal.ts'

/** A bar with a label before it, drawn beside the answer and only where somebody is looking at a terminal. */
function createBar({ messages }: Terminal, label: string): SingleBar {
  return new SingleBar({
    stream: messages,
    format: `${label} [{bar}] {percentage}%`,
    barsize: 30,
    clearOnComplete: true,
    // Otherwise a process that is stopped half-way leaves the terminal without line breaks.
    linewrap: true,
    noTTYOutput: false
  })
}

/** Shows how far the core has come while `work` goes on. */
export async function withProgress<Answer>(
  core: Core,
  terminal: Terminal,
  label: string,
  work: () => Promise<Answer>
): Promise<Answer> {
  if (terminal.messages.isTTY !== true) return work()
  const bar = createBar(terminal, label)
  bar.start(1, 0)
  const stopListening = core.onEvent(event => {
    if (event.name !== 'job.progress') return
    bar.setTotal(Math.max(1, event.payload.total))
    bar.update(event.payload.done)
  })
  try {
    return await work()
  } finally {
    stopListening()
    bar.stop()
  }
}
