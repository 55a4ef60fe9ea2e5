import { isDeepStrictEqual } from 'node:util'
import { asksForCheck } from '../../../shared/domain/check-days.ts'
import { FyrError } from '../../../shared/domain/errors.ts'
import type { AnswerId } from '../../../shared/domain/ids.ts'
import {
  openIdentityOf,
  type Answer,
  type AnswerBody,
  type AnswerHistoryEntry,
  type AnswerSummary
} from '../../../shared/features/answers/answers.schema.ts'
import type { AppendAudit } from '../../audit/append-audit.ts'
import { oweRewrite, rewriteWords, sweepFiles } from '../../db/rewrite.ts'
import type { DeskDb, DeskTransaction, OpenDesk } from '../../open-desk.ts'
import { timestamp, today, type Platform } from '../../platform.ts'
import type { ReferenceLists } from '../../reference-lists.ts'
import {
  answerBodyOf,
  deleteAnswer,
  findAnswer,
  insertAnswer,
  insertAnswerHistory,
  listAnswerHistory,
  listAnswers,
  updateAnswer,
  type AnswerRow,
  type AnswerStanding
} from './answers.repository.ts'

interface Target {
  readonly id: AnswerId
  readonly revision: number
}
type Written = AnswerBody & Target
type Change = AnswerHistoryEntry['change']

export interface AnswerParts {
  readonly platform: Platform
  readonly lists: ReferenceLists
  readonly checkTopics: (db: DeskDb, topics: readonly string[], kept?: ReadonlySet<string>) => Promise<void>
  readonly appendAudit: AppendAudit
  /** Deletes half-written forms in which one of these ids stands. */
  readonly forgetDraftsNaming: (db: DeskDb, ids: readonly string[]) => Promise<void>
}

/** The articles on how the bureau answers. Whatever names a revision throws `answer.unknown` or `answer.changed-meanwhile`. */
export interface AnswerService {
  readonly list: (db: DeskDb) => Promise<AnswerSummary[]>
  readonly open: (db: DeskDb, id: AnswerId) => Promise<{ answer: Answer; history: AnswerHistoryEntry[] }>
  /** Throws `answer.published`, and for what it says `answer.identifies`, `language.unknown`, `topic.unknown` or `topic.retired`. */
  readonly saveDraft: (desk: OpenDesk, written: Written) => Promise<Target>
  /** Throws as `saveDraft` for what it says, and `answer.withdrawn`. */
  readonly publish: (desk: OpenDesk, written: Written) => Promise<Target>
  /** The rest throw where the article is not in a state for it. */
  readonly check: (desk: OpenDesk, target: Target) => Promise<Target>
  readonly doubt: (desk: OpenDesk, target: Target) => Promise<Target>
  readonly withdraw: (desk: OpenDesk, target: Target) => Promise<Target>
  readonly restore: (desk: OpenDesk, target: Target) => Promise<Target>
  readonly erase: (desk: OpenDesk, target: Target) => Promise<{ cleaned: boolean }>
}

/** See {@link AnswerService}. */
export function createAnswerService(parts: AnswerParts): AnswerService {
  const { platform, lists, checkTopics, appendAudit, forgetDraftsNaming } = parts

  const checkBody = async (db: DeskDb, body: AnswerBody, before: AnswerBody | null): Promise<void> => {
    const open = openIdentityOf(body)
    if (open !== null) throw new FyrError('answer.identifies', open)
    if (!lists.hasLanguage(body.language))
      throw new FyrError('language.unknown', { field: 'language', language: body.language })
    await checkTopics(db, body.topics, new Set(before?.topics)).catch((fault: unknown) => {
      throw fault instanceof FyrError ? new FyrError(fault.code, { ...fault.params, field: 'topics' }) : fault
    })
  }

  /** The article in the state that somebody saw. */
  const seen = async (trx: DeskTransaction, { id, revision }: Target): Promise<AnswerRow> => {
    const row = await findAnswer(trx, id)
    if (row === undefined) throw new FyrError('answer.unknown')
    if (row.revision !== revision) throw new FyrError('answer.changed-meanwhile')
    return row
  }

  const enter = (trx: DeskTransaction, { person }: OpenDesk, seq: number, entry: Entry): Promise<void> =>
    insertAnswerHistory(trx, { ...entry, answer_seq: seq, at: timestamp(platform), person_id: person.id })

  /** Does something to what stands. What is kept in an article although it seems to tell who somebody is goes into the record. */
  const change = async (trx: DeskTransaction, desk: OpenDesk, row: AnswerRow, done: Done): Promise<Target> => {
    const revision = row.revision + 1
    await updateAnswer(trx, row.seq, revision, done)
    const before = done.body === undefined ? null : answerBodyOf(row)
    await enter(trx, desk, row.seq, { revision, change: done.change, before })
    if (done.body !== undefined) await recordKept(trx, desk, row.id, done.body, before)
    return { id: row.id, revision }
  }

  const recordKept = async (
    trx: DeskTransaction,
    { person }: OpenDesk,
    id: AnswerId,
    body: AnswerBody,
    before: AnswerBody | null
  ): Promise<void> => {
    const kinds = body.keptIdentities.filter(kind => before?.keptIdentities.includes(kind) !== true)
    if (kinds.length === 0) return
    await appendAudit(trx, { person: person.id, action: 'answer.kept', detail: { answer: id, kinds } })
  }

  /** Inserts an article that is not there yet, or answers the row of the one that was sent before with the same content. */
  const insertOrFind = async (trx: DeskTransaction, desk: OpenDesk, { id, revision, ...body }: Written) => {
    const known = await findAnswer(trx, id)
    if (known === undefined) {
      if (revision !== 0) throw new FyrError('answer.unknown')
      await checkBody(trx, body, null)
      const seq = await insertAnswer(trx, id, body)
      await enter(trx, desk, seq, { revision: 1, change: 'written', before: null })
      await recordKept(trx, desk, id, body, null)
      return { id, revision: 1 }
    }
    if (!isDeepStrictEqual(comparable(answerBodyOf(known)), comparable(body))) throw new FyrError('answer.id-taken')
    return { id, revision: known.revision }
  }

  const checkedNow = ({ person }: OpenDesk): AnswerStanding => ({
    checked_on: today(platform),
    checked_by: person.id,
    doubted_at: null
  })

  /** Changes what stands without changing what it says. */
  const mark =
    (how: Change, checkState: (row: AnswerRow) => void, standing: (desk: OpenDesk) => AnswerStanding) =>
    (desk: OpenDesk, target: Target): Promise<Target> =>
      desk.db.transaction().execute(async trx => {
        const row = await seen(trx, target)
        checkState(row)
        if (how === 'withdrawn' || how === 'restored')
          await appendAudit(trx, { person: desk.person.id, action: `answer.${how}`, detail: { answer: row.id } })
        return change(trx, desk, row, { change: how, standing: standing(desk) })
      })

  return {
    list: async db => (await listAnswers(db)).map(row => summaryOf(row, today(platform))),

    open: async (db, id) => {
      const row = await findAnswer(db, id)
      if (row === undefined) throw new FyrError('answer.unknown')
      const answer = {
        ...answerBodyOf(row),
        ...summaryOf(row, today(platform)),
        checkedBy: row.checker,
        doubted: row.doubted_at !== null
      }
      return { answer, history: await listAnswerHistory(db, row.seq) }
    },

    saveDraft: (desk, written) =>
      desk.db.transaction().execute(async trx => {
        const { id, revision, ...body } = written
        if (revision === 0) return insertOrFind(trx, desk, written)
        const row = await seen(trx, { id, revision })
        if (row.published === 1) throw new FyrError('answer.published')
        assertStanding(row)
        await checkBody(trx, body, answerBodyOf(row))
        return change(trx, desk, row, { change: 'changed', body })
      }),

    publish: (desk, written) =>
      desk.db.transaction().execute(async trx => {
        const { id, revision, ...body } = written
        const target = revision === 0 ? await insertOrFind(trx, desk, written) : { id, revision }
        const row = await seen(trx, target)
        // Sent twice: it is out already, as it was sent.
        if (revision === 0 && row.published === 1) return target
        assertStanding(row)
        await checkBody(trx, body, answerBodyOf(row))
        const isNew = row.published === 0
        if (isNew) {
          const detail = { answer: id }
          await appendAudit(trx, { person: desk.person.id, action: 'answer.published', detail })
        }
        const saysTheSame = isDeepStrictEqual(comparable(answerBodyOf(row)), comparable(body))
        return change(trx, desk, row, {
          change: isNew ? 'published' : 'changed',
          body: saysTheSame ? undefined : body,
          standing: { ...checkedNow(desk), published: 1 }
        })
      }),

    check: mark('checked', assertPublished, checkedNow),
    doubt: mark('doubted', assertPublished, () => ({ doubted_at: timestamp(platform) })),
    withdraw: mark('withdrawn', assertStanding, () => ({ withdrawn_at: timestamp(platform) })),
    restore: mark('restored', assertWithdrawn, () => ({ withdrawn_at: null })),

    async erase(desk, target) {
      await desk.db.transaction().execute(async trx => {
        const row = await seen(trx, target)
        await forgetDraftsNaming(trx, [row.id])
        await deleteAnswer(trx, row.seq)
        await rewriteWords(trx)
        await oweRewrite(trx)
        await appendAudit(trx, { person: desk.person.id, action: 'answer.erased', detail: { answer: row.id } })
      })
      // As with a visit: it is gone by now, and what a full disk hinders is done at the next unlocking.
      const swept = sweepFiles(desk.db).then(() => true)
      return { cleaned: await swept.catch(() => false) }
    }
  }
}

interface Entry {
  readonly revision: number
  readonly change: Change
  readonly before: AnswerBody | null
}

interface Done {
  readonly change: Change
  readonly body?: AnswerBody | undefined
  readonly standing?: AnswerStanding
}

function assertStanding(row: AnswerRow): void {
  if (row.withdrawn_at !== null) throw new FyrError('answer.withdrawn')
}

function assertPublished(row: AnswerRow): void {
  assertStanding(row)
  if (row.published === 0) throw new FyrError('answer.not-published')
}

function assertWithdrawn(row: AnswerRow): void {
  if (row.withdrawn_at === null) throw new FyrError('answer.not-withdrawn')
}

/** What an article says, without what makes no difference to a reader. */
const comparable = (body: AnswerBody) => ({ ...body, keptIdentities: body.keptIdentities.toSorted() })

function summaryOf(row: AnswerRow, todayIs: ReturnType<typeof today>): AnswerSummary {
  const { id, revision, title, language } = row
  const state = row.withdrawn_at !== null ? 'withdrawn' : row.published === 1 ? 'published' : 'draft'
  const isOld = row.doubted_at !== null || asksForCheck(row.checked_on, todayIs)
  return {
    id,
    revision,
    state,
    title,
    topics: answerBodyOf(row).topics,
    language,
    checkedOn: row.checked_on,
    asksForCheck: state === 'published' && isOld
  }
}
