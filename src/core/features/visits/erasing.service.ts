import { FyrError } from '../../../shared/domain/errors.ts'
import type { QuestionId, VisitId } from '../../../shared/domain/ids.ts'
import type { IsoDate } from '../../../shared/domain/month.ts'
import { firstDayKept } from '../../../shared/domain/note-days.ts'
import type { AppendAudit } from '../../audit/append-audit.ts'
import { isRewriteOwed, oweRewrite, rewriteWords, sweepFiles } from '../../db/rewrite.ts'
import type { DeskDb, DeskTransaction, OpenDesk } from '../../open-desk.ts'
import { timestamp, today, type Platform } from '../../platform.ts'
import { deleteEmptyShifts, isErased, listIdsOf, replaceByTombstone } from './erasing.repository.ts'
import { advance, findExpiryClock, judgedBy, keepExpiryClock, type ExpiryClock } from './expiry-clock.ts'
import { insertHistory } from './history.repository.ts'
import { deleteNote, deleteNotesBefore, endFutureOf, listNotesBefore } from './notes.repository.ts'
import { findVisit, updateRevision } from './visits.repository.ts'

interface Target {
  readonly id: VisitId
  readonly revision: number
}

export interface ErasingParts {
  readonly platform: Platform
  readonly appendAudit: AppendAudit
  readonly findNoteDays: (db: DeskDb) => Promise<number>
  /** Deletes half-written forms in which one of these ids stands. */
  readonly forgetDraftsNaming: (db: DeskDb, ids: readonly string[]) => Promise<void>
  /** Deletes half-written forms that were left before a day; answers how many. */
  readonly forgetDraftsBefore: (db: DeskDb, day: IsoDate) => Promise<number>
  /** Takes out slips that no visit has any more. */
  readonly deleteEmptyReturns: (db: DeskDb) => Promise<void>
}

/** A question whose note was erased. */
export interface ErasedNote {
  readonly visit: VisitId
  readonly question: QuestionId
}

export interface HeldNotes {
  /** The day by which notes end meanwhile. */
  readonly believed: IsoDate
  readonly today: IsoDate
  readonly count: number
}

/** What ends for good. Nothing here can be undone. */
export interface ErasingService {
  /** Throws `visit.unknown`, `visit.erased` or `visit.changed-meanwhile`. `cleaned` as in the contract. */
  readonly eraseVisit: (desk: OpenDesk, target: Target) => Promise<{ cleaned: boolean }>
  /** Throws as `eraseVisit`, and `note.unknown`. */
  readonly eraseNote: (desk: OpenDesk, target: Target & { readonly question: QuestionId }) => Promise<Target>
  /** Erases those of these visits that are there, as a restored bureau may have what was erased after its backup. */
  readonly eraseAgain: (desk: OpenDesk, ids: readonly VisitId[]) => Promise<void>
  /** Erases those of these notes that are there, with their earlier wordings, for the same reason. */
  readonly eraseNotesAgain: (desk: OpenDesk, notes: readonly ErasedNote[]) => Promise<void>
  readonly countNotesOver: (db: DeskDb, days: number) => Promise<number>
  /** Notes that would have had their last day by the computer's date, which is not believed; null where none are. */
  readonly heldNotes: (db: DeskDb) => Promise<HeldNotes | null>
  /** Somebody says that the computer's date is right: it is believed from now on, and what has had its last day by it goes. */
  readonly believeDate: (desk: OpenDesk) => Promise<void>
  /** Deletes the notes whose last day is over, and finishes what an earlier erasing could not. */
  readonly tidy: (db: DeskDb) => Promise<void>
}

/** See {@link ErasingService}. */
export function createErasingService({
  platform,
  appendAudit,
  findNoteDays,
  forgetDraftsNaming,
  forgetDraftsBefore,
  deleteEmptyReturns
}: ErasingParts): ErasingService {
  const find = async (trx: DeskTransaction, { id, revision }: Target) => {
    const row = await findVisit(trx, id)
    if (row === undefined) throw new FyrError((await isErased(trx, id)) ? 'visit.erased' : 'visit.unknown')
    if (row.revision !== revision) throw new FyrError('visit.changed-meanwhile')
    return row
  }

  /** The clock as it is now, whether or not that was written down. */
  const clockNow = async (db: DeskDb): Promise<ExpiryClock> => advance(await findExpiryClock(db), today(platform))

  const dayToJudgeBy = async (db: DeskDb): Promise<IsoDate> => judgedBy(await clockNow(db), today(platform))

  /** Answers whether there were any whose last day is over. */
  const expireNotes = async (trx: DeskTransaction) => {
    const day = firstDayKept(await dayToJudgeBy(trx), await findNoteDays(trx))
    const { count, visitSeqs } = await listNotesBefore(trx, day)
    if (count > 0) await forgetDraftsNaming(trx, await listIdsOf(trx, visitSeqs))
    const drafts = await forgetDraftsBefore(trx, day)
    if (count + drafts === 0) return false
    await deleteNotesBefore(trx, day)
    await rewriteWords(trx)
    await appendAudit(trx, { person: null, action: 'notes.expired', detail: { count } })
    return true
  }

  /** What else goes with a note, and what is left to say that it was there. */
  async function tellOfErasedNote(
    trx: DeskTransaction,
    { seq, id, revision }: Target & { readonly seq: number },
    { person, question }: Pick<OpenDesk, 'person'> & { readonly question: QuestionId }
  ): Promise<void> {
    await forgetDraftsNaming(trx, await listIdsOf(trx, [seq]))
    await updateRevision(trx, { seq, revision: revision + 1 })
    await insertHistory(trx, {
      visit_seq: seq,
      revision: revision + 1,
      at: timestamp(platform),
      person_id: person.id,
      change: 'note-erased',
      before: null
    })
    await rewriteWords(trx)
    await appendAudit(trx, { person: person.id, action: 'note.erased', detail: { visit: id, question } })
  }

  async function tidy(db: DeskDb): Promise<void> {
    const expired = await db.transaction().execute(async trx => {
      const clock = await clockNow(trx)
      await keepExpiryClock(trx, clock)
      if (clock.believed === clock.seen) await endFutureOf(trx, clock.seen)
      return expireNotes(trx)
    })
    if (expired || (await isRewriteOwed(db))) await sweepFiles(db)
  }

  /** Takes a visit out of the tables. The file still has to be swept. */
  async function takeOut(
    trx: DeskTransaction,
    row: NonNullable<Awaited<ReturnType<typeof findVisit>>>,
    { person }: Pick<OpenDesk, 'person'>
  ): Promise<void> {
    await forgetDraftsNaming(trx, await listIdsOf(trx, [row.seq]))
    await replaceByTombstone(trx, row, timestamp(platform))
    await deleteEmptyShifts(trx)
    await deleteEmptyReturns(trx)
    await rewriteWords(trx)
    await oweRewrite(trx)
    await appendAudit(trx, { person: person.id, action: 'visit.erased', detail: { visit: row.id } })
  }

  return {
    async eraseVisit(desk, target) {
      const { db } = desk
      await db.transaction().execute(async trx => takeOut(trx, await find(trx, target), desk))
      // The visit is gone by now, so a full disk is no failure: what it hinders is owed, and done at the next unlocking.
      return { cleaned: await sweepFiles(db).then(isDone, isNotDone) }
    },

    async eraseAgain(desk, ids) {
      const { db } = desk
      for (const id of ids) {
        await db.transaction().execute(async trx => {
          const row = await findVisit(trx, id)
          if (row !== undefined) await takeOut(trx, row, desk)
        })
      }
      // Once for all of them: it writes the whole file anew.
      if (await isRewriteOwed(db)) await sweepFiles(db).catch(isNotDone)
    },

    async eraseNotesAgain({ db, person }, notes) {
      for (const note of notes) {
        await db.transaction().execute(async trx => {
          const row = await findVisit(trx, note.visit)
          // Where only earlier wordings are there, those go without a word of it in the history.
          if (row !== undefined && (await deleteNote(trx, row.seq, note.question)))
            await tellOfErasedNote(trx, row, { person, question: note.question })
        })
      }
      if (notes.length > 0) await sweepFiles(db).catch(isNotDone)
    },

    async eraseNote({ db, person }, { id, revision, question }) {
      await db.transaction().execute(async trx => {
        const row = await find(trx, { id, revision })
        if (!(await deleteNote(trx, row.seq, question))) throw new FyrError('note.unknown')
        await tellOfErasedNote(trx, row, { person, question })
      })
      await sweepFiles(db).catch(isNotDone)
      return { id, revision: revision + 1 }
    },

    async countNotesOver(db, days) {
      const { count } = await listNotesBefore(db, firstDayKept(await dayToJudgeBy(db), days))
      return count
    },

    async heldNotes(db) {
      const { believed } = await clockNow(db)
      const present = today(platform)
      if (believed >= present) return null
      const noteDays = await findNoteDays(db)
      const { count } = await listNotesBefore(db, firstDayKept(present, noteDays))
      return count === 0 ? null : { believed, today: present, count }
    },

    async believeDate({ db, person }) {
      await db.transaction().execute(async trx => {
        const { believed } = await clockNow(trx)
        const present = today(platform)
        if (believed >= present) return
        await keepExpiryClock(trx, { believed: present, seen: present })
        const detail = { from: believed, to: present }
        await appendAudit(trx, { person: person.id, action: 'date.believed', detail })
      })
      await tidy(db)
    },

    tidy
  }
}

const isDone = (): boolean => true
const isNotDone = (): boolean => false
