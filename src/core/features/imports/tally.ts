import { listLimits, type Notice, type NoticeCode } from '../../../shared/features/imports/imports.schema.ts'

/** Counts the things that a report mentions without listing each. */
export interface Tally {
  readonly note: (code: NoticeCode, line: number | null, params?: Notice['params']) => void
  readonly notices: () => Notice[]
}

/** Counts notices by their codes, with the lines of the first few. */
export function createTally(): Tally {
  const byCode = new Map<NoticeCode, { count: number; lines: number[]; params: Notice['params'] }>()
  return {
    note(code, line, params = {}) {
      const entry = byCode.get(code) ?? { count: 0, lines: [], params }
      byCode.set(code, entry)
      entry.count += 1
      if (line !== null && entry.lines.length < listLimits.lines) entry.lines.push(line)
    },
    notices: () => [...byCode].map(([code, entry]) => ({ code, ...entry }))
  }
}
