/** Seconds that something took. */
export async function secondsOf(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await run()
  return (performance.now() - start) / 1000
}

/** The middle of several measurements: one slow run of a busy machine does not move it. */
export function medianOf(measured: readonly number[]): number {
  const sorted = measured.toSorted((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** Runs something several times, one after another, and answers the middle of the seconds that it took. */
export async function medianSecondsOf(times: number, run: () => Promise<unknown>): Promise<number> {
  const measured: number[] = []
  for (let time = 0; time < times; time += 1) measured.push(await secondsOf(run))
  return medianOf(measured)
}

/**
 * Runs two things in turns and answers the middle of the seconds that each took. In turns, so that whatever else the machine
 * does, and whatever its disk is busy with, falls on both alike.
 */
export async function takingTurns(
  times: number,
  [one, other]: readonly [() => Promise<unknown>, () => Promise<unknown>]
): Promise<[number, number]> {
  const ofOne: number[] = []
  const ofOther: number[] = []
  for (let time = 0; time < times; time += 1) {
    ofOne.push(await secondsOf(one))
    ofOther.push(await secondsOf(other))
  }
  return [medianOf(ofOne), medianOf(ofOther)]
}
