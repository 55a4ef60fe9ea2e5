/** How many letters two words may differ in, for one to be offered in place of the other. */
const furthest = (word: string): number => Math.max(2, Math.floor(word.length / 3))

/** The word that was most likely meant, or null when none comes near. Letter case does not count. */
export function nearest(typed: string, words: readonly string[]): string | null {
  const wanted = typed.toLowerCase()
  const beginsAlike = words.find(word => wanted.length >= 3 && word.toLowerCase().startsWith(wanted))
  if (beginsAlike !== undefined) return beginsAlike
  let best: { word: string; distance: number } | null = null
  for (const word of words) {
    const distance = editDistance(wanted, word.toLowerCase())
    if (distance <= furthest(wanted) && distance < (best?.distance ?? Infinity)) best = { word, distance }
  }
  return best?.word ?? null
}

/** Levenshtein's distance, with two neighbouring letters swapped counting as one slip. */
export function editDistance(from: string, to: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (let row = 1; row <= from.length; row++) {
    const current = [row]
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1]
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]
      current[column] = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
        swapped ? at(beforeLast, column - 2) + 1 : Infinity
      )
    }
    beforeLast = last
    last = current
  }
  return at(last, to.length)
}

const at = (row: readonly number[], column: number): number => row[column] ?? Infinity
