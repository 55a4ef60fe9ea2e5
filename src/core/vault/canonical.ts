const DEEPEST_NESTING = 6

/** The members of a JSON object as they stand there, `__proto__` included; none for any other value. */
export const membersOf = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : []

/**
 * One spelling for equal JSON values: members sorted, no white space. Fails with `RangeError` for a value nested deeper than
 * anything that the vault signs.
 */
export function canonical(value: unknown, depth = 0): string {
  if (depth > DEEPEST_NESTING) throw new RangeError('nested too deeply')
  if (Array.isArray(value)) return `[${value.map(item => canonical(item, depth + 1)).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  return canonicalMembers(Object.entries(value), depth)
}

/** The same for an object that is given by its members. */
export function canonicalMembers(members: readonly (readonly [string, unknown])[], depth = 0): string {
  const spelled = members
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonical(member, depth + 1)}`)
  return `{${spelled.join(',')}}`
}
