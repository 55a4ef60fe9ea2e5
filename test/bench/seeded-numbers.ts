/** Small, quick and the same every time: what is seeded must not differ between two runs (Marsaglia's xorshift32). */
export function seededNumbers(seed: number): (below: number) => number {
  let state = seed
  return below => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
}
