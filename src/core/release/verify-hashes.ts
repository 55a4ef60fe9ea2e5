import { belongs } from './load-release.ts'
import { sha256, SUMS_FILE } from './release-files.ts'
import type { ReleaseProblem } from './types.ts'

/** Compares every file with its line in SHA256SUMS. Only files that were loaded are looked at, whatever the lines name. */
export function hashProblems(files: ReadonlyMap<string, Uint8Array>): ReleaseProblem[] {
  const problems: ReleaseProblem[] = []
  const listed = new Set<string>()
  const lines = new TextDecoder().decode(files.get(SUMS_FILE)).split('\n')
  if (lines.pop() !== '') problems.push({ problem: 'hash-line', where: SUMS_FILE })
  for (const [at, line] of lines.entries()) {
    const [, hash, name] = /^([0-9a-f]{64}) {2}([^\s/\\]+)$/.exec(line) ?? []
    if (hash === undefined || name === undefined || !belongs(name) || name === SUMS_FILE || listed.has(name)) {
      problems.push({ problem: 'hash-line', where: `${SUMS_FILE}:${at + 1}` })
      continue
    }
    listed.add(name)
    const bytes = files.get(name)
    if (bytes === undefined) problems.push({ problem: 'file-missing', where: name })
    else if (sha256(bytes) !== hash) problems.push({ problem: 'hash-differs', where: name })
  }
  for (const name of files.keys()) {
    if (name !== SUMS_FILE && !listed.has(name)) problems.push({ problem: 'not-listed', where: name })
  }
  return problems
}
