import { FyrError } from '../../../shared/domain/errors.ts'
import { type FollowUp, type NewFollowUp, newFollowUpSchema } from '../../../shared/domain/follow-ups.ts'
import type { PersonId, QuestionId, ReturnId, ShiftId, VisitId } from '../../../shared/domain/ids.ts'
import type { IsoDate } from '../../../shared/domain/month.ts'
import { lastDayOf } from '../../../shared/domain/note-days.ts'
import type { HistoryEntry, Question, Visit, VisitBody } from '../../../shared/features/visits/visits.schema.ts'
import type { ReferralOutcome } from '../../../shared/domain/vocabulary.ts'
import type { AppendAudit } from '../../audit/append-audit.ts'
import type { RecordPlace } from '../../audit/record-kept.ts'
import type { ImportedVisit } from '../../imported-visit.ts'
import type { DeskDb, DeskTransaction, OpenDesk } from '../../open-desk.ts'
import { timestamp, today, type Platform } from '../../platform.ts'
import type { ReferenceLists } from '../../reference-lists.ts'
import { codeOf } from '../../vault/faults.ts'
import { isErased } from './erasing.repository.ts'
import { insertHistory, listHistory } from './history.repository.ts'
import { findOrInsertShift } from './shifts.repository.ts'
import { replaceNotes } from './notes.repository.ts'
import { isSameVisit } from './same-visit.ts'
import { checkCodes, checkDate, checkNotes, checkedFollowUps, checkQuestionIds, keptIn } from './visit-checks.ts'
import { bodyColumns, bodyOf, questionOf, type QuestionRow } from './visit-rows.ts'
import {
  findVisit,
  insertVisits,
  listQuestions,
  updateOutcome,
  updateRevision,
  updateVisitBody,
  updateWithdrawn,
  type NewVisit
} from './visits.repository.ts'

type Identified<Body> = Body & { readonly id: VisitId }
interface VisitState {
  id: VisitId
  revision: number
}
type Change = 'corrected' | 'withdrawn' | 'restored'

interface Changing {
  readonly seq: number
  readonly before: VisitBody
  /** The entry in the visit's history. */
  readonly historySeq: number
}

/** What visits need from the features beside them. */
export interface VisitChecks {
  readonly topics: (db: DeskDb, topics: readonly string[], kept?: ReadonlySet<string>) => Promise<void>
  readonly organisations: (
    db: DeskDb,
    ids: readonly (NonNullable<VisitBody['questions'][number]['referral']>['organisationId'] | null)[]
  ) => Promise<void>
}

export interface VisitService {
  /**
   * Records a visit, once for each id. Throws `visit.id-taken` when the id stands for another visit, and `return.unknown` for a slip that
   * is not there any more.
   */
  readonly recordVisit: (
    desk: OpenDesk,
    visit: Identified<VisitBody> & { readonly returnId: ReturnId | null; readonly followUps: readonly NewFollowUp[] }
  ) => Promise<VisitState>
  /** The visit and everything that happened to it, oldest first. */
  readonly openVisit: (desk: OpenDesk, id: VisitId) => Promise<{ visit: Visit; history: HistoryEntry[] }>
  /** Replaces a visit's body and, where they are sent, its follow-ups, and keeps the old ones. Throws `visit.changed-meanwhile` when it changed since `revision`. */
  readonly correctVisit: (
    desk: OpenDesk,
    visit: Identified<VisitBody> & {
      readonly revision: number
      readonly followUps?: readonly NewFollowUp[] | undefined
    }
  ) => Promise<VisitState>
  readonly withdrawVisit: (desk: OpenDesk, target: VisitState) => Promise<VisitState>
  /** Records visits as they are, inside the import's transaction. */
  readonly recordImported: (trx: DeskTransaction, desk: OpenDesk, visits: readonly ImportedVisit[]) => Promise<void>
  readonly restoreVisit: (desk: OpenDesk, target: VisitState) => Promise<VisitState>
  /** Says what came of the referral of one question; null takes that back. Throws as `correctVisit`. */
  readonly recordOutcome: (
    desk: OpenDesk,
    result: {
      readonly visit: VisitId
      readonly revision: number
      readonly question: QuestionId
      readonly outcome: ReferralOutcome | null
    }
  ) => Promise<VisitState>
  /** Throws `visit.erased` or `visit.unknown` where there is no such visit. */
  readonly assertVisit: (db: DeskDb, id: VisitId) => Promise<void>
  readonly questionsOf: (db: DeskDb, visitSeq: number) => Promise<readonly Question[]>
}

export interface VisitParts {
  readonly platform: Platform
  readonly lists: ReferenceLists
  readonly checks: VisitChecks
  readonly appendAudit: AppendAudit
  readonly recordPlace: RecordPlace
  /** For how many days the bureau keeps notes. */
  readonly findNoteDays: (db: DeskDb) => Promise<number>
  /** The row number of a slip. */
  readonly findReturnSeq: (db: DeskDb, id: ReturnId) => Promise<number | null>
  readonly followUps: {
    readonly insert: (db: DeskDb, visit: VisitId, followUps: readonly NewFollowUp[]) => Promise<void>
    readonly list: (db: DeskDb, visitSeq: number) => Promise<FollowUp[]>
    readonly replace: (db: DeskDb, visitSeq: number, followUps: readonly NewFollowUp[]) => Promise<void>
  }
}

/** See {@link VisitService}. */
export function createVisitService(parts: VisitParts): VisitService {
  const { platform, lists, checks, appendAudit, findNoteDays, findReturnSeq, followUps: followed } = parts
  const shiftAt = async (trx: DeskTransaction, by: PersonId, { date, place }: VisitBody): Promise<ShiftId> => {
    await parts.recordPlace(trx, by, place)
    return findOrInsertShift(trx, date, place, platform)
  }
  const seqOfSlip = async (db: DeskDb, id: ReturnId | null) => {
    if (id === null) return null
    const seq = await findReturnSeq(db, id)
    if (seq === null) throw new FyrError('return.unknown')
    return seq
  }

  const checkBody = async (db: DeskDb, body: VisitBody, kept?: VisitBody) => {
    checkDate(body, today(platform))
    checkCodes(body, lists)
    checkQuestionIds(body)
    checkNotes(body)
    await checks.topics(
      db,
      body.questions.map(question => question.topic),
      new Set(kept?.questions.map(question => question.topic))
    )
    await checks.organisations(
      db,
      body.questions.map(question => question.referral?.organisationId ?? null)
    )
  }

  const lastDayOfNotes = async (db: DeskDb, questions: readonly QuestionRow[]): Promise<IsoDate | null> => {
    const [first] = questions.flatMap(({ since }) => (since === null ? [] : [since])).toSorted()
    return first === undefined ? null : lastDayOf(first, await findNoteDays(db))
  }

  const change = (
    desk: OpenDesk,
    target: VisitState,
    kind: Change,
    apply: (trx: DeskTransaction, changing: Changing) => Promise<void>
  ) =>
    desk.db.transaction().execute(async trx => {
      const row = await standing(trx, target.id)
      if (row.revision !== target.revision) throw new FyrError('visit.changed-meanwhile')
      if (kind === 'restored' && row.withdrawn_at === null) throw new FyrError('visit.not-withdrawn')
      if (kind !== 'restored' && row.withdrawn_at !== null) throw new FyrError('visit.withdrawn')
      const before = {
        ...bodyOf(row, await listQuestions(trx, row.seq)),
        followUps: (await followed.list(trx, row.seq)).map(each => newFollowUpSchema.parse(each))
      }
      const revision = target.revision + 1
      const historySeq = await insertHistory(trx, {
        visit_seq: row.seq,
        revision,
        at: timestamp(platform),
        person_id: desk.person.id,
        change: kind,
        before: kind === 'corrected' ? before : null
      })
      await apply(trx, { seq: row.seq, before, historySeq })
      await appendAudit(trx, {
        person: desk.person.id,
        action: `visit.${kind}`,
        detail: { visit: target.id, revision }
      })
      return { id: target.id, revision }
    })

  /** Records what was kept in notes on purpose, unless it was kept before. */
  async function auditKept(trx: DeskTransaction, by: PersonId, visit: VisitId, body: VisitBody, before?: VisitBody) {
    const kinds = keptIn(body).filter(kind => before === undefined || !keptIn(before).includes(kind))
    if (kinds.length > 0) await appendAudit(trx, { person: by, action: 'note.kept', detail: { visit, kinds } })
  }

  return {
    recordVisit: async ({ db, person }, { id, returnId, followUps, ...body }) => {
      try {
        await db.transaction().execute(async trx => {
          if (await isErased(trx, id)) throw new FyrError('visit.erased')
          await checkBody(trx, body)
          const shiftId = await shiftAt(trx, person.id, body)
          const stamps = recordedNow(id, person.id, timestamp(platform))
          const slip = { return_code_seq: await seqOfSlip(trx, returnId) }
          const row = { ...bodyColumns(body, shiftId), ...stamps, import_key: null, ...slip }
          await insertVisits(trx, [{ row, questions: body.questions, since: today(platform) }])
          await followed.insert(trx, id, checkedFollowUps(body, followUps))
          await auditKept(trx, person.id, id, body)
        })
        return { id, revision: 1 }
      } catch (fault) {
        const known = await findVisit(db, id)
        if (known === undefined) throw idTaken(fault)
        if (!(await isSameVisit(db, known, body))) throw new FyrError('visit.id-taken')
        return { id: known.id, revision: known.revision }
      }
    },

    recordImported: async (trx, { person }, visits) => {
      const recordedAt = timestamp(platform)
      const since = today(platform)
      const shifts = new Map<string, ShiftId>()
      const shiftOf = async (body: VisitBody) => {
        const key = `${body.date} ${body.place}`
        const shiftId = shifts.get(key) ?? (await shiftAt(trx, person.id, body))
        shifts.set(key, shiftId)
        return shiftId
      }
      const rows: NewVisit[] = []
      for (const { id, importKey, body } of visits) {
        const columns = bodyColumns(body, await shiftOf(body))
        const stamps = recordedNow(id, person.id, recordedAt)
        const row = { ...columns, ...stamps, import_key: importKey, return_code_seq: null }
        rows.push({ row, questions: body.questions, since })
      }
      await insertVisits(trx, rows)
    },

    openVisit: async ({ db }, id) => {
      const row = await standing(db, id)
      const questions = await listQuestions(db, row.seq)
      const body = bodyOf(row, questions)
      const notesUntil = await lastDayOfNotes(db, questions)
      const { revision, recorded_at: recordedAt, by: recordedBy, released } = row
      const visit = {
        ...body,
        id,
        revision,
        recordedAt,
        recordedBy,
        released,
        notesUntil,
        withdrawn: row.withdrawn_at !== null,
        hasSlip: row.return_code_seq !== null,
        followUps: await followed.list(db, row.seq)
      }
      const first = {
        revision: 1,
        at: recordedAt,
        by: recordedBy,
        change: row.import_key === null ? 'recorded' : 'imported',
        before: null
      } as const
      return { visit, history: [first, ...(await listHistory(db, row.seq))] }
    },

    correctVisit: (desk, { id, revision, followUps, ...body }) =>
      change(desk, { id, revision }, 'corrected', async (trx, { seq, before, historySeq }) => {
        await checkBody(trx, body, before)
        const shiftId = await shiftAt(trx, desk.person.id, body)
        const columns = bodyColumns(body, shiftId)
        await updateVisitBody(trx, { seq, revision: revision + 1 }, columns, body.questions).catch(fault => {
          throw idTaken(fault)
        })
        await replaceNotes(trx, { visitSeq: seq, historySeq }, body.questions, today(platform))
        if (followUps !== undefined) await followed.replace(trx, seq, checkedFollowUps(body, followUps))
        await auditKept(trx, desk.person.id, id, body, before)
      }),

    withdrawVisit: (desk, target) =>
      change(desk, target, 'withdrawn', (trx, { seq }) =>
        updateWithdrawn(trx, { seq, revision: target.revision + 1 }, timestamp(platform))
      ),

    restoreVisit: (desk, target) =>
      change(desk, target, 'restored', (trx, { seq }) =>
        updateWithdrawn(trx, { seq, revision: target.revision + 1 }, null)
      ),

    recordOutcome: (desk, { visit: id, revision, question, outcome }) =>
      change(desk, { id, revision }, 'corrected', async (trx, { seq }) => {
        await updateOutcome(trx, { visitSeq: seq, question }, outcome)
        await updateRevision(trx, { seq, revision: revision + 1 })
      }),

    assertVisit: async (db, id) => void (await standing(db, id)),
    questionsOf: async (db, visitSeq) => (await listQuestions(db, visitSeq)).map(questionOf)
  }
}

/** A visit that is in the file. Throws `visit.erased` or `visit.unknown`. */
async function standing(db: DeskDb, id: VisitId) {
  const row = await findVisit(db, id)
  if (row !== undefined) return row
  throw new FyrError((await isErased(db, id)) ? 'visit.erased' : 'visit.unknown')
}

/** The columns that say when and by whom a visit was recorded. */
const recordedNow = (id: VisitId, personId: PersonId, at: string) => ({
  id,
  revision: 1,
  recorded_at: at,
  recorded_by: personId,
  withdrawn_at: null
})

/** A breach of an id's uniqueness as `visit.id-taken`; any other fault as it is. */
const idTaken = (fault: unknown): unknown =>
  codeOf(fault) === 'SQLITE_CONSTRAINT_UNIQUE' ? new FyrError('visit.id-taken') : fault
