/**
 * Lets Ctrl+C pass while a short piece of work is done that must not be cut in two. Everywhere else Ctrl+C ends the process at
 * once, as it does by default: what the desk file has not committed it undoes by itself when it is opened again.
 */
export async function withoutInterrupt<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  const pass = () => {}
  process.on('SIGINT', pass)
  try {
    return await work()
  } finally {
    process.off('SIGINT', pass)
  }
}
