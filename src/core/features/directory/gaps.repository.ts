import type { Month } from '../../../shared/domain/month.ts'
import { gapSchema, type Gap, type Need } from '../../../shared/features/directory/suggest.schema.ts'
import { NOT_ASKED } from '../../../shared/domain/vocabulary.ts'
import type { DeskDb } from '../../open-desk.ts'

/** Counts one more need of a month for which nothing was found. */
export async function countGap(db: DeskDb, month: Month, need: Need): Promise<void> {
  await db
    .insertInto('gap')
    .values({
      month,
      topic: need.topic,
      municipality: need.municipality ?? NOT_ASKED,
      language: need.language ?? NOT_ASKED,
      times: 1
    })
    .onConflict(conflict =>
      conflict
        .columns(['month', 'topic', 'municipality', 'language'])
        .doUpdateSet(eb => ({ times: eb('gap.times', '+', 1) }))
    )
    .execute()
}

/** More than anybody reads. */
const MOST_GAPS = 500

/** The gaps since a month, latest month first and the most frequent first. */
export async function listGaps(db: DeskDb, since: Month): Promise<Gap[]> {
  const rows = await db
    .selectFrom('gap')
    .selectAll()
    .where('month', '>=', since)
    .orderBy('month', 'desc')
    .orderBy('times', 'desc')
    .orderBy('topic')
    .limit(MOST_GAPS)
    .execute()
  return rows.map(row => gapSchema.parse(row))
}
