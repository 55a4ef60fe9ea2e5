import type { ExpressionBuilder, Expression, SqlBool } from 'kysely'
import { sql } from 'kysely'
import type { IsoDate } from '../../../shared/domain/month.ts'
import { lastDayOf } from '../../../shared/domain/note-days.ts'
import type { VisitFilter, VisitSummary } from '../../../shared/features/visits/visits.schema.ts'
import type { DeskSchema } from '../../db/schema.ts'
import type { DeskDb } from '../../open-desk.ts'

/**
 * One page of the visits that a filter finds, latest first (those of a day without a time last), and how many it finds in all.
 * `noteDays` is for how many days notes are kept.
 */
export async function listVisits(
  db: DeskDb,
  filter: VisitFilter,
  noteDays: number
): Promise<{ visits: VisitSummary[]; total: number }> {
  const { total } = await db
    .selectFrom('visit')
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .where(eb => matches(eb, filter))
    .executeTakeFirstOrThrow()
  const rows = await db
    .selectFrom('visit')
    .innerJoin('shift', 'shift.id', 'visit.shift_id')
    .select([
      'visit.seq',
      'visit.id',
      'visit.revision',
      'visit.date',
      'visit.time',
      'visit.language',
      'visit.withdrawn_at',
      'shift.place'
    ])
    .where(eb => matches(eb, filter))
    .orderBy('visit.date', 'desc')
    .orderBy('visit.time', 'desc')
    .orderBy('visit.seq', 'desc')
    .limit(filter.limit)
    .offset(filter.offset)
    .execute()
  const questions = await listTopicsOf(
    db,
    rows.map(row => row.seq)
  )
  const corrected = await listCorrected(
    db,
    rows.map(row => row.seq)
  )
  const noted = await listFirstNoteDays(
    db,
    rows.map(row => row.seq)
  )
  const visits = rows.map(({ seq, withdrawn_at, ...row }) => {
    const since = noted.get(seq)
    const own = questions.filter(question => question.visit_seq === seq)
    return {
      ...row,
      topics: own.map(question => question.topic),
      referrals: own.filter(question => question.referred === 1).length,
      corrected: corrected.has(seq),
      notesUntil: since === undefined ? null : lastDayOf(since, noteDays),
      withdrawn: withdrawn_at !== null
    }
  })
  return { visits, total }
}

function matches(eb: ExpressionBuilder<DeskSchema, 'visit'>, filter: VisitFilter): Expression<SqlBool> {
  const conditions: Expression<SqlBool>[] = [eb('visit.withdrawn_at', filter.withdrawn ? 'is not' : 'is', null)]
  if (filter.from !== null) conditions.push(eb('visit.date', '>=', filter.from))
  if (filter.to !== null) conditions.push(eb('visit.date', '<=', filter.to))
  if (filter.language !== null) conditions.push(eb('visit.language', '=', filter.language))
  if (filter.topic !== null) conditions.push(eb.exists(raisedIn(eb, filter.topic)))
  return eb.and(conditions)
}

/** The visit's questions on a topic; a group takes its topics with it, as a range so that the index serves (`.` + 1 is `/`). */
function raisedIn(eb: ExpressionBuilder<DeskSchema, 'visit'>, topic: string) {
  const questions = eb.selectFrom('question').select('question.seq').whereRef('question.visit_seq', '=', 'visit.seq')
  return questions.where(question =>
    question.or([
      question('question.topic', '=', topic),
      question.and([question('question.topic', '>', `${topic}.`), question('question.topic', '<', `${topic}/`)])
    ])
  )
}

async function listTopicsOf(db: DeskDb, visitSeqs: readonly number[]) {
  if (visitSeqs.length === 0) return []
  return db
    .selectFrom('question')
    .leftJoin('referral', 'referral.question_seq', 'question.seq')
    .select(['visit_seq', 'topic', sql<number>`referral.question_seq is not null`.as('referred')])
    .where('visit_seq', 'in', visitSeqs)
    .orderBy('visit_seq')
    .orderBy('position')
    .execute()
}

async function listCorrected(db: DeskDb, visitSeqs: readonly number[]): Promise<ReadonlySet<number>> {
  if (visitSeqs.length === 0) return new Set()
  const rows = await db
    .selectFrom('history')
    .select('visit_seq')
    .where('visit_seq', 'in', visitSeqs)
    .where('change', '=', 'corrected')
    .execute()
  return new Set(rows.map(row => row.visit_seq))
}

/** From which day the oldest standing note of each visit counts. */
async function listFirstNoteDays(db: DeskDb, visitSeqs: readonly number[]): Promise<ReadonlyMap<number, IsoDate>> {
  if (visitSeqs.length === 0) return new Map()
  const rows = await db
    .selectFrom('note')
    .select(({ fn }) => ['visit_seq', fn.min('since').as('since')])
    .where('visit_seq', 'in', visitSeqs)
    .where('history_seq', 'is', null)
    .groupBy('visit_seq')
    .execute()
  return new Map(rows.map(row => [row.visit_seq, row.since]))
}
