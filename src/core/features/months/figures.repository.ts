import { sql } from 'kysely'
import type { IsoDate, Month } from '../../../shared/domain/month.ts'
import { daysOf } from '../../../shared/domain/month.ts'
import type { DeskDb } from '../../open-desk.ts'

/**
 * Visits of a month that agree in every attribute, counted together. Grouping in the file and folding in the program reads each
 * table once, however many figures are made of it.
 */
export interface VisitGroup {
  readonly language: string | null
  readonly municipality: string | null
  readonly ageBand: string | null
  readonly gender: string | null
  readonly timeInSweden: string | null
  readonly channel: string
  readonly count: number
}

/** A month's visits, not withdrawn, by what is known of their visitors. */
export async function listVisitGroups(db: DeskDb, month: Month): Promise<VisitGroup[]> {
  const { first, last } = daysOf(month)
  return db
    .selectFrom('visit')
    .select([
      'language',
      'municipality',
      'age_band as ageBand',
      'gender',
      'time_in_sweden as timeInSweden',
      'channel',
      ({ fn }) => fn.countAll<number>().as('count')
    ])
    .where('date', '>=', first)
    .where('date', '<=', last)
    .where('withdrawn_at', 'is', null)
    .groupBy(['language', 'municipality', 'age_band', 'gender', 'time_in_sweden', 'channel'])
    .execute()
}

/** Questions of a month that agree in topic, actions and barriers. */
export interface QuestionGroup {
  readonly topic: string
  /** Codes with a space between and around. */
  readonly actions: string
  readonly barriers: string
  readonly count: number
}

/** A month's questions by topic, actions and barriers together. */
export async function listQuestionGroups(db: DeskDb, month: Month): Promise<QuestionGroup[]> {
  return questionsOf(db, daysOf(month))
    .select(['topic', 'actions', 'barriers', ({ fn }) => fn.countAll<number>().as('count')])
    .groupBy(['topic', 'actions', 'barriers'])
    .execute()
}

/** Referrals of a month that agree in way, outcome and kind of organisation. */
export interface ReferralGroup {
  readonly way: string
  readonly outcome: string | null
  readonly organisationKind: string
  readonly count: number
}

/** A month's referrals by way, outcome and kind of organisation. */
export async function listReferralGroups(db: DeskDb, month: Month): Promise<ReferralGroup[]> {
  return questionsOf(db, daysOf(month))
    .innerJoin('referral', 'referral.question_seq', 'question.seq')
    .innerJoin('organisation', 'organisation.id', 'referral.organisation_id')
    .select(['way', 'outcome', 'kind as organisationKind', ({ fn }) => fn.countAll<number>().as('count')])
    .groupBy(['way', 'outcome', 'kind'])
    .execute()
}

/** How many standing visits each month has, latest month first. */
export async function listMonthCounts(db: DeskDb): Promise<{ month: string; visits: number }[]> {
  return db
    .selectFrom('visit')
    .select([sql<string>`substr(date, 1, 7)`.as('month'), ({ fn }) => fn.countAll<number>().as('visits')])
    .where('withdrawn_at', 'is', null)
    .groupBy('month')
    .orderBy('month', 'desc')
    .execute()
}

const questionsOf = (db: DeskDb, { first, last }: { first: IsoDate; last: IsoDate }) =>
  db
    .selectFrom('visit')
    .innerJoin('question', 'question.visit_seq', 'visit.seq')
    .where('visit.date', '>=', first)
    .where('visit.date', '<=', last)
    .where('visit.withdrawn_at', 'is', null)
