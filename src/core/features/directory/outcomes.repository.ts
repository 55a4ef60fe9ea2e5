import { sql } from 'kysely'
import type { OrganisationId } from '../../../shared/domain/ids.ts'
import type { IsoDate } from '../../../shared/domain/month.ts'
import type { DeskDb } from '../../open-desk.ts'

/** Referrals of so many months back tell whether an organisation can be reached. */
export const REFERRAL_MONTHS = 12

/** What came of the referrals to an organisation. */
export interface Outcomes {
  readonly reached: number
  readonly failed: number
}

/** What came of the referrals since a day, by organisation. */
export async function listOutcomes(
  db: DeskDb,
  organisations: readonly OrganisationId[],
  since: IsoDate
): Promise<Map<OrganisationId, Outcomes>> {
  if (organisations.length === 0) return new Map()
  const rows = await db
    .selectFrom('referral')
    .innerJoin('question', 'question.seq', 'referral.question_seq')
    .innerJoin('visit', 'visit.seq', 'question.visit_seq')
    .select([
      'referral.organisation_id as organisation',
      sql<number>`sum(referral.outcome = 'reached')`.as('reached'),
      sql<number>`sum(referral.outcome in ('refused', 'no-reply'))`.as('failed')
    ])
    .where('referral.organisation_id', 'in', organisations)
    .where('referral.outcome', 'is not', null)
    .where('visit.withdrawn_at', 'is', null)
    .where('visit.date', '>=', since)
    .groupBy('referral.organisation_id')
    .execute()
  return new Map(rows.map(({ organisation, reached, failed }) => [organisation, { reached, failed }]))
}
