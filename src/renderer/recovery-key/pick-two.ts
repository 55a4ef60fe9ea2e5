/** Two different numbers from 1 to `count`, the smaller first, by two random numbers. */
export function pickTwo(count: number, random: ArrayLike<number>): readonly [number, number] {
  const first = ((random[0] ?? 0) % count) + 1
  const others = Array.from({ length: count }, (_, index) => index + 1).filter(number => number !== first)
  const second = others[(random[1] ?? 0) % others.length] ?? first
  return first < second ? [first, second] : [second, first]
}
