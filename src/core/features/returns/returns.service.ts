import { FyrError } from '../../../shared/domain/errors.ts'
import { returnIdSchema, type VisitId } from '../../../shared/domain/ids.ts'
import { readReturnCode, RETURN_CODE_WORDS } from '../../../shared/domain/return-code.ts'
import { MOST_EARLIER_VISITS, type OpenedReturn } from '../../../shared/features/returns/returns.schema.ts'
import type { Question } from '../../../shared/features/visits/visits.schema.ts'
import type { AppendAudit } from '../../audit/append-audit.ts'
import { oweRewrite, sweepFiles } from '../../db/rewrite.ts'
import { drawBelow } from '../../draw-below.ts'
import type { DeskDb, DeskTransaction, OpenDesk } from '../../open-desk.ts'
import { newId, type Platform } from '../../platform.ts'
import { standardCost, type PassphraseCost } from '../../vault/passphrase-cost.ts'
import { delaySeconds } from '../../vault/tries.ts'
import { returnHash, type ReturnKey } from './return-hash.ts'
import { findReturnKey, findReturnTries, insertReturnKey, upsertReturnTries } from './return-settings.repository.ts'
import {
  countVisitsOf,
  findReturnByHash,
  findReturnOf,
  forgetReturns,
  insertReturn,
  listVisitsOf,
  updateReturnHash,
  type ReturnCodeRow
} from './returns.repository.ts'

export interface ReturnParts {
  readonly platform: Platform
  /** What codes are made of. */
  readonly words: readonly string[]
  readonly appendAudit: AppendAudit
  /** What trying one code costs. */
  readonly cost?: PassphraseCost | undefined
  /** The questions of a visit, in order. */
  readonly questionsOf: (db: DeskDb, visitSeq: number) => Promise<readonly Question[]>
  /** Throws `visit.unknown` or `visit.erased` where there is no such visit. */
  readonly assertVisit: (db: DeskDb, id: VisitId) => Promise<void>
}

/** Slips that visitors keep. A code passes through here and stays nowhere. */
export interface ReturnService {
  readonly openReturn: (desk: OpenDesk, request: { readonly code: string }) => Promise<OpenedReturn>
  readonly issueReturn: (
    desk: OpenDesk,
    target: { readonly visit: VisitId }
  ) => Promise<{ code: string; replaced: boolean }>
  readonly forgetReturn: (desk: OpenDesk, target: { readonly visit: VisitId }) => Promise<{ visits: number }>
}

/** See {@link ReturnService}. */
export function createReturnService({
  platform,
  words,
  appendAudit,
  cost = standardCost,
  questionsOf,
  assertVisit
}: ReturnParts): ReturnService {
  /** A bureau that has never given out a slip gets its key now. */
  const keyOf = (db: DeskDb): Promise<ReturnKey> =>
    db.transaction().execute(async trx => {
      const known = await findReturnKey(trx)
      if (known !== null) return known
      const key = { ...cost, secret: platform.randomBytes(32) }
      await insertReturnKey(trx, key)
      return key
    })

  /** Counts a try before it is made, so that killing the program half-way counts too. Throws `return.too-many-tries` while there is a wait. */
  async function beginTry({ db, person }: OpenDesk): Promise<void> {
    const secondsLeft = await db.transaction().execute(async trx => {
      const now = platform.now()
      const { failures, lastAt } = await findReturnTries(trx)
      // A clock set back must not stretch the wait, so it starts again from the new time.
      const waited = Math.max(0, now - lastAt) / 1000
      const left = delaySeconds(failures) - waited
      if (left > 0) {
        if (now < lastAt) await upsertReturnTries(trx, { failures, lastAt: now })
        return Math.ceil(left)
      }
      if (delaySeconds(failures) > 0)
        await appendAudit(trx, { person: person.id, action: 'return.guessed', detail: { count: failures } })
      await upsertReturnTries(trx, { failures: failures + 1, lastAt: now })
      return 0
    })
    if (secondsLeft > 0) throw new FyrError('return.too-many-tries', { seconds: secondsLeft })
  }

  async function earlierVisits(db: DeskDb, { seq }: ReturnCodeRow): Promise<OpenedReturn['visits']> {
    const visits: OpenedReturn['visits'] = []
    for (const { seq: visitSeq, ...visit } of await listVisitsOf(db, seq, MOST_EARLIER_VISITS)) {
      const questions = await questionsOf(db, visitSeq)
      visits.push({ ...visit, questions: questions.map(each => ({ ...each, hasNote: each.note !== null })) })
    }
    return visits
  }

  const drawCode = (): string =>
    Array.from({ length: RETURN_CODE_WORDS }, () => words[drawBelow(words.length, platform.randomBytes)]).join(' ')

  async function linkOrReplace(trx: DeskTransaction, { person }: OpenDesk, visit: VisitId, hash: string) {
    await assertVisit(trx, visit)
    const known = await findReturnOf(trx, visit)
    if (known === undefined) {
      await insertReturn(trx, { id: returnIdSchema.parse(newId(platform)), hash }, visit)
      return false
    }
    await updateReturnHash(trx, known.seq, hash)
    await appendAudit(trx, { person: person.id, action: 'return.replaced', detail: { visit } })
    return true
  }

  return {
    async openReturn(desk, { code: typed }) {
      const read = readReturnCode(typed, words)
      if (!read.ok) {
        throw read.problem.reason === 'word'
          ? new FyrError('return.word-unknown', { field: 'code', number: read.problem.number })
          : new FyrError('return.words', { field: 'code', found: read.problem.found, expected: RETURN_CODE_WORDS })
      }
      await beginTry(desk)
      const hash = await returnHash(read.code, await keyOf(desk.db))
      const found = await findReturnByHash(desk.db, hash)
      if (found === undefined) throw new FyrError('return.unknown', { field: 'code' })
      await upsertReturnTries(desk.db, { failures: 0, lastAt: platform.now() })
      return { returnId: found.id, code: read.code, visits: await earlierVisits(desk.db, found) }
    },

    async issueReturn(desk, { visit }) {
      const code = drawCode()
      const hash = await returnHash(code, await keyOf(desk.db))
      const replaced = await desk.db.transaction().execute(trx => linkOrReplace(trx, desk, visit, hash))
      return { code, replaced }
    },

    async forgetReturn({ db, person }, { visit }) {
      const visits = await db.transaction().execute(async trx => {
        await assertVisit(trx, visit)
        const known = await findReturnOf(trx, visit)
        if (known === undefined) return 0
        const count = await countVisitsOf(trx, known.seq)
        await forgetReturns(trx, [known.hash])
        await oweRewrite(trx)
        await appendAudit(trx, { person: person.id, action: 'return.forgotten', detail: { visit, count } })
        return count
      })
      // The link is cut by now: what a full disk hinders of the sweeping is owed, and done at the next unlocking.
      if (visits > 0) await sweepFiles(db).catch(() => undefined)
      return { visits }
    }
  }
}
