import { FyrError } from '../../../shared/domain/errors.ts'
import type { Month } from '../../../shared/domain/month.ts'
import { monthPreviewSchema, type MonthPreview } from '../../../shared/features/months/months.schema.ts'
import type { Refusal } from '../../disclosure/types.ts'
import type { DeskDb } from '../../open-desk.ts'
import { checkClosable, previewMonth, waitingFor, type DrawParts } from './draw-month.ts'
import { findRelease } from './releases.repository.ts'

/** Refusals that follow from what waits, so that the month can only be passed over, and what a preview calls them. */
const unreleasable: ReadonlyMap<Refusal['code'], 'too-few' | 'no-rounding'> = new Map([
  ['release.too-few', 'too-few'],
  ['release.no-rounding', 'no-rounding']
])

/** What the release of a month will be; it enters nothing. Throws `month.*` for a month that cannot be closed. */
export async function previewRelease(
  db: DeskDb,
  parts: DrawParts,
  { month, current }: { readonly month: Month; readonly current: Month }
): Promise<MonthPreview> {
  await checkClosable(db, month, current)
  if ((await findRelease(db, month)) !== undefined) throw new FyrError('month.closed', { month })
  const waiting = await waitingFor(db, { month, number: 1, instead: null })
  const carried = [...waiting.carried]
  if (waiting.isEmpty) return { outcome: 'too-few', carried }
  const previewed = await previewMonth(db, parts, month, waiting)
  if ('code' in previewed) {
    const outcome = unreleasable.get(previewed.code)
    if (outcome === undefined) throw new FyrError(previewed.code, previewed.params)
    return { outcome, carried }
  }
  const late = waiting.contributions.filter(contribution => contribution.late).length
  return monthPreviewSchema.parse({ outcome: 'ready', carried, late, ...previewed })
}

/** Whether a release of the month would be refused as often as it is tried, or there is nothing in it. */
export async function isUnreleasable(db: DeskDb, parts: DrawParts, month: Month): Promise<boolean> {
  const waiting = await waitingFor(db, { month, number: 1, instead: null })
  if (waiting.isEmpty) return true
  const previewed = await previewMonth(db, parts, month, waiting)
  return 'code' in previewed && unreleasable.has(previewed.code)
}
