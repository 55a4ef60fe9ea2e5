/** Waits for `work`, but no longer than `milliseconds`, and whether it succeeds or not. */
export async function atMost(milliseconds: number, work: Promise<void>): Promise<void> {
  const enough = Promise.withResolvers<null>()
  const timer = setTimeout(enough.resolve, milliseconds, null)
  await Promise.race([work.catch(() => null), enough.promise])
  clearTimeout(timer)
}
