import path from 'node:path'
import type { Database } from 'better-sqlite3'
import { FyrError } from '../../shared/domain/errors.ts'
import { macWith, readMark, type Mark } from './high-water.ts'
import { readProgress, type Progress } from './progress.ts'

/** What was seen of a desk file that it does not hold any more. */
export interface MissingCommits {
  /** How far the file has come. */
  readonly file: Progress
  /** How far it had come when it was last seen. */
  readonly seen: Progress
  /** Where the commits went, as far as it can be told. */
  readonly reason: 'older-file' | 'wal-missing' | 'wal-damaged' | 'wal-older'
}

const codes = {
  'older-file': 'vault.desk-older',
  'wal-missing': 'vault.wal-missing',
  'wal-damaged': 'vault.wal-damaged',
  'wal-older': 'vault.wal-older'
} as const

/** What remembers how far a desk file had come. */
export interface Memory {
  /** High-water files. */
  readonly marks: readonly string[]
  /** How far the file has come without its WAL; null where there is none, or it cannot be told. */
  readonly withoutWal: Progress | null
  /** Whether there was a WAL before SQLite, which makes an empty one, came to the file. */
  readonly hadWal: boolean
}

/** The alarm: names both dates and how many commits are missing. */
export function alarmOf({ file, seen, reason }: MissingCommits, deskFile: string): FyrError {
  return new FyrError(codes[reason], {
    file: path.basename(deskFile),
    fileAt: file.at,
    seenAt: seen.at,
    missing: seen.commits - file.commits
  })
}

/**
 * Holds an open desk file against everything that remembers how far it had come. Answers null when no commit is missing, when nothing
 * remembers, and for a file that has never been counted. It only reads.
 */
export function findMissingCommits(db: Database, { marks, hadWal, withoutWal }: Memory): MissingCommits | null {
  const file = readProgress(db)
  if (file === null) return null
  // Such a WAL is of another day. Merged page by page it would make a patchwork of the file.
  if (withoutWal !== null && withoutWal.commits > file.commits) return { file, seen: withoutWal, reason: 'wal-older' }
  const mac = macWith(file.secret)
  const read = marks.map(mark => readMark(mark, mac)).filter(mark => mark !== null)
  const highest = highestOf(read)
  if (highest === null || highest.commits <= file.commits) return null
  const { commits, at } = highest
  return { file, seen: { commits, at }, reason: reasonOf(file, highest, hadWal) }
}

/** What was merged into the file before can only be gone with the file; what came after may have stood in the WAL alone. */
function reasonOf(file: Progress, { merged }: Mark, hadWal: boolean): MissingCommits['reason'] {
  if (file.commits < merged) return 'older-file'
  return hadWal ? 'wal-damaged' : 'wal-missing'
}

function highestOf(marks: readonly Mark[]): Mark | null {
  return marks.reduce<Mark | null>((highest, mark) => (mark.commits > (highest?.commits ?? -1) ? mark : highest), null)
}
