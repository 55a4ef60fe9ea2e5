import { FyrError } from '../../../shared/domain/errors.ts'
import { EARLIEST_DATE, type Month } from '../../../shared/domain/month.ts'
import { slugOf } from '../../../shared/domain/slug.ts'
import type { Bureau } from '../../../shared/features/bureau/bureau.schema.ts'
import type { ReleaseMethod } from '../../../shared/features/months/months.schema.ts'
import type { Topic } from '../../../shared/features/topics/topics.schema.ts'
import { anonymise, type CheckOptions } from '../../disclosure/anonymise.ts'
import { keyedUniform } from '../../disclosure/keyed-uniform.ts'
import { versionOnePlan } from '../../disclosure/plan.ts'
import { preview, type Preview } from '../../disclosure/preview.ts'
import { suppressMonth } from '../../disclosure/suppress-month.ts'
import type { AnyRelease, Contribution, Protection, Refusal, TablePlan } from '../../disclosure/types.ts'
import type { DeskDb } from '../../open-desk.ts'
import type { ReferenceLists } from '../../reference-lists.ts'
import { releaseCodeLists } from './code-lists.ts'
import { contributionsOf } from './contributions.ts'
import { listUncountedQuestions, listUncountedVisits } from './contributions.repository.ts'
import { listReleasedElsewhere } from './released-elsewhere.repository.ts'
import { listPassedOver } from './releases.repository.ts'

/** What a draw needs to know of the bureau. */
export interface DrawParts {
  readonly lists: ReferenceLists
  readonly findBureau: (db: DeskDb) => Promise<Bureau>
  /** What only this bureau's draws follow from. */
  readonly findReleaseSecret: (db: DeskDb) => Promise<Uint8Array>
  readonly listTopics: (db: DeskDb) => Promise<readonly Topic[]>
}

/** Which month is drawn, and as which number. */
export interface DrawRequest {
  readonly month: Month
  readonly number: number
  /** The release of this month that is to be replaced: what it counted is counted again. */
  readonly instead: string | null
}

/** A release as it comes from a draw or from suppression, or why there is none. */
export type Made =
  { readonly kind: 'protected'; readonly release: AnyRelease } | Extract<Protection, { kind: 'refused' }>

/** Everything that a month's release counts. */
export interface Waiting {
  readonly visitSeqs: readonly number[]
  /** Earlier months that were passed over and that no release has counted yet. */
  readonly carried: readonly Month[]
  readonly contributions: readonly Contribution[]
  /**
   * Whether there is nothing to release: no visit at all, or only what waited when a month was passed over and what came late since. Everybody may
   * know that a month was closed, and a release of it would be a second draw of the passed-over visits (ADR 82).
   */
  readonly isEmpty: boolean
}

/**
 * Throws `month.not-over` or `month.too-early` for a month that can never be, or not yet be, closed, and `month.closed` or
 * `month.released-elsewhere` for one that is closed already without a release in this register.
 */
export async function checkClosable(db: DeskDb, month: Month, currentMonth: Month): Promise<void> {
  if (month >= currentMonth) throw new FyrError('month.not-over', { month })
  if (month < EARLIEST_DATE.slice(0, 7)) throw new FyrError('month.too-early', { month })
  if ((await listReleasedElsewhere(db)).has(month)) throw new FyrError('month.released-elsewhere', { month })
  if ((await listPassedOver(db)).some(one => one.month === month)) throw new FyrError('month.closed', { month })
}

/** What waits to be counted by a release of a month. */
export async function waitingFor(db: DeskDb, { month, instead }: DrawRequest): Promise<Waiting> {
  const visits = await listUncountedVisits(db, month, instead)
  const passedOver = await listPassedOver(db)
  // A lost copy of the bureau may have counted what was passed over before the last month that it released.
  const lastElsewhere = [...(await listReleasedElsewhere(db)).keys()].toSorted().at(-1) ?? ''
  const carried = passedOver
    .filter(one => one.month > lastElsewhere && one.month < month)
    .filter(one => one.counted_in === null || one.counted_in === instead)
    .map(one => one.month)
  const questions = await listUncountedQuestions(db, month, instead)
  const hasOwn = visits.some(visit => visit.date.startsWith(month))
  return {
    visitSeqs: visits.map(visit => visit.seq),
    carried,
    contributions: contributionsOf(month, carried, visits, questions),
    isEmpty: visits.length === 0 || (carried.length > 0 && !hasOwn)
  }
}

/** The tables that the bureau's releases may hold at present. */
async function planOf(db: DeskDb, { lists, findBureau, listTopics }: DrawParts): Promise<TablePlan> {
  const { municipality } = await findBureau(db)
  return versionOnePlan(releaseCodeLists(lists, await listTopics(db), municipality))
}

/**
 * Draws a month's release, certifies and attacks it. The same visits always give the same answer, so that looking at it first and
 * releasing it afterwards is one draw. Nothing is entered in the register.
 */
export async function drawMonth(
  db: DeskDb,
  parts: DrawParts,
  { month, number }: DrawRequest,
  { contributions, carried }: Waiting,
  { method, ...attack }: Pick<CheckOptions, 'onProgress' | 'signal'> & { readonly method: ReleaseMethod }
): Promise<Made> {
  const { name, municipality } = await parts.findBureau(db)
  const uniform = keyedUniform(await parts.findReleaseSecret(db), month, contributions)
  const bureau = { slug: slugOf(name), name, municipality }
  const plan = await planOf(db, parts)
  const request = { bureau, period: month, release: number, plan, contributions, carried }
  if (method === 'controlled-rounding') return anonymise(request, { ...attack, uniform })
  const release = await suppressMonth(request, attack)
  return 'code' in release ? { kind: 'refused', refusal: release } : { kind: 'protected', release }
}

/** What that draw will show, beside the exact counts. */
export async function previewMonth(
  db: DeskDb,
  parts: DrawParts,
  month: Month,
  { contributions, carried }: Waiting
): Promise<Preview | Refusal> {
  const uniform = keyedUniform(await parts.findReleaseSecret(db), month, contributions)
  return preview(await planOf(db, parts), { contributions, carried }, uniform)
}
