import type { Database } from 'better-sqlite3'
import path from 'node:path'
import { FyrError } from '../../shared/domain/errors.ts'
import { fileSize, identityOfFile } from './durable-file.ts'
import { macWith, openMark, placeOf, type OpenMark } from './high-water.ts'
import type { MissingCommits } from './missing-commits.ts'
import { progressWriter, readOrFoundProgress, type FileProgress, type Progress } from './progress.ts'

/**
 * Counts the commits of one connection. Whatever writes to an open desk file does so through here or through Kysely, which comes
 * through here too; a commit that was not counted could be lost without anybody noticing.
 */
export interface CommitLog {
  /**
   * Runs a step in a transaction of its own that raises the count, unless the step has changed nothing. Within a transaction it becomes
   * part of that one, which must end with `commit`.
   */
  readonly write: <T>(step: () => T, hasChanged?: (result: T) => boolean) => T
  /** Ends a transaction that was begun outside; the count is raised with it when `write` has run inside. */
  readonly commit: (end: () => void) => void
  /** Forgets what `write` has done in a transaction that was rolled back. */
  readonly rolledBack: () => void
  readonly progress: () => Progress
  /** Ends the alarm: the next commit jumps past everything that was seen of this file, on this computer and on others. */
  readonly endAlarm: () => void
  /** What the file had lost when it was opened. */
  readonly missing: MissingCommits | null
  /** From now on the count is also kept in these files, outside the desk file. */
  readonly keepMarks: (files: readonly string[]) => void
  /** After the connection was closed: brings the marks to the disk and lets go of them. */
  readonly end: (merged: boolean) => void
}

const logs = new WeakMap<Database, CommitLog>()

/**
 * Begins to count the commits of an open desk file. Where the file has lost commits and somebody goes on with it, the marks keep
 * what they say until `endAlarm`.
 */
export function startCounting(db: Database, now: () => number, missing: MissingCommits | null = null): CommitLog {
  const log = createLog(db, readOrFoundProgress(db, now()), now, missing)
  logs.set(db, log)
  return log
}

/** The log of a connection, or null where nobody counts: the copies that a migration or a backup makes. */
export const commitLogOf = (db: Database): CommitLog | null => logs.get(db) ?? null

/** Closes a connection, which merges its commits into the file, and brings the marks to the disk. May be called twice. */
export function closeCounted(db: Database): void {
  if (!db.open) return
  const file = db.name
  db.close()
  commitLogOf(db)?.end((fileSize(`${file}-wal`) ?? 0) === 0)
}

/** Runs a step in a transaction that is counted, where commits are counted at all. */
export function inCountedTransaction<T>(db: Database, step: () => T): T {
  const log = commitLogOf(db)
  return log === null ? db.transaction(step).immediate() : log.write(step)
}

function createLog(db: Database, found: FileProgress, now: () => number, missing: MissingCommits | null): CommitLog {
  /** What the count has to jump past; null while nobody has said that it may. */
  let past = missing === null ? 0 : null
  const setProgress = progressWriter(db)
  const file = identityOfFile(db.name)
  const mac = macWith(found.secret)
  const begin = db.prepare('BEGIN IMMEDIATE')
  const commit = db.prepare('COMMIT')
  const rollback = db.prepare('ROLLBACK')
  let progress: Progress = found
  let merged = found.commits
  let marks: readonly OpenMark[] = []
  let isPending = false

  const writeMarks = (): void => {
    if (past === null || progress.commits < past || marks.length === 0) return
    const place = placeOf({ ...progress, merged }, mac)
    for (const mark of marks) mark.write(place)
  }
  /** The count in the file first, then the commit, then the count outside: a mark never tells of a commit that is not on the disk. */
  const commitAs = (next: Progress, end: () => void): void => {
    setProgress(next)
    assertThere(db.name, file)
    end()
    isPending = false
    progress = next
    writeMarks()
  }
  const following = (): Progress => ({ commits: Math.max(progress.commits, past ?? 0) + 1, at: now() })
  const inTransaction = <T>(step: () => T, hasChanged: (result: T) => boolean): T => {
    begin.run()
    try {
      const result = step()
      if (hasChanged(result)) commitAs(following(), () => commit.run())
      else commit.run()
      return result
    } catch (error) {
      // SQLite rolls back by itself where it must, as on a full disk.
      if (db.inTransaction) rollback.run()
      throw error
    }
  }

  return {
    write(step, hasChanged = () => true) {
      if (!db.inTransaction) return inTransaction(step, hasChanged)
      const result = step()
      isPending ||= hasChanged(result)
      return result
    },
    commit(end) {
      if (isPending) commitAs(following(), end)
      else end()
    },
    rolledBack() {
      isPending = false
    },
    progress: () => progress,
    endAlarm() {
      past = missing?.seen.commits ?? 0
    },
    missing,
    keepMarks(files) {
      marks = files.map(openMark).filter(mark => mark !== null)
      writeMarks()
      marks.forEach(mark => mark.sync())
    },
    end(isMerged) {
      if (isMerged) merged = progress.commits
      writeMarks()
      for (const mark of marks) {
        mark.sync()
        mark.close()
      }
      marks = []
    }
  }
}

/**
 * A file that was removed, or whose stick was pulled, goes on taking what is written to whoever has it open, and it is gone when they let
 * go of it. Fails with `vault.desk-gone` before anybody is told that something was saved.
 */
function assertThere(name: string, file: string | null): void {
  if (identityOfFile(name) !== file) throw new FyrError('vault.desk-gone', { file: path.basename(name) })
}
