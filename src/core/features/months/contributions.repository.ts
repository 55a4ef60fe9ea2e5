import { daysOf, type Month } from '../../../shared/domain/month.ts'
import type { ExpressionBuilder } from 'kysely'
import type { DeskSchema } from '../../db/schema.ts'
import type { Period } from '../../../shared/domain/period.ts'
import type { DeskDb } from '../../open-desk.ts'

/** A visit that waits to be counted in a release, with what a release may count of it. */
export interface UncountedVisit {
  readonly seq: number
  readonly id: string
  readonly date: string
  readonly time: string | null
  readonly language: string | null
  readonly municipality: string | null
  readonly ageBand: string | null
  readonly gender: string | null
  readonly timeInSweden: string | null
  readonly channel: string
  /** The slip that joins it to other visits of the same person. */
  readonly returnCode: number | null
}

/** A question of such a visit; the referral's columns are null where the question was not handed on. */
export interface UncountedQuestion {
  readonly visitSeq: number
  readonly topic: string
  /** Codes with a space between and around. */
  readonly actions: string
  readonly barriers: string
  readonly way: string | null
  readonly outcome: string | null
  readonly organisationKind: string | null
}

/**
 * The visits that a release of `month` counts: those of the month itself, those of earlier months that were released before the
 * visit was recorded, and those of earlier months that had too few for a release of their own (guarantee G3: each in exactly
 * one release). Withdrawn visits are left out. What `instead` counted, a release that is to be replaced, waits again.
 */
export async function listUncountedVisits(db: DeskDb, month: Month, instead: string | null): Promise<UncountedVisit[]> {
  return uncounted(db, month, instead)
    .select([
      'visit.seq',
      'visit.id',
      'visit.date',
      'visit.time',
      'visit.language',
      'visit.municipality',
      'visit.age_band as ageBand',
      'visit.gender',
      'visit.time_in_sweden as timeInSweden',
      'visit.channel',
      'visit.return_code_seq as returnCode'
    ])
    .orderBy('visit.seq')
    .execute()
}

/** The questions of the visits that {@link listUncountedVisits} finds for the same month and `instead`. */
export async function listUncountedQuestions(
  db: DeskDb,
  month: Month,
  instead: string | null
): Promise<UncountedQuestion[]> {
  return uncounted(db, month, instead)
    .innerJoin('question', 'question.visit_seq', 'visit.seq')
    .leftJoin('referral', 'referral.question_seq', 'question.seq')
    .leftJoin('organisation', 'organisation.id', 'referral.organisation_id')
    .select([
      'question.visit_seq as visitSeq',
      'question.topic',
      'question.actions',
      'question.barriers',
      'referral.way',
      'referral.outcome',
      'organisation.kind as organisationKind'
    ])
    .orderBy('question.visit_seq')
    .orderBy('question.position')
    .execute()
}

function uncounted(db: DeskDb, month: Month, instead: string | null) {
  const { first, last } = daysOf(month)
  const released = db.selectFrom('release').select('month')
  const passedOver = db.selectFrom('passed_over_month').select('month').$castTo<{ month: Period }>()
  const lastElsewhere = db
    .selectFrom('released_elsewhere')
    .select(eb => eb.fn.coalesce(eb.fn.max('month'), eb.val('')).as('month'))
  const monthOfVisit = (eb: ExpressionBuilder<DeskSchema, 'visit'>) =>
    eb.fn<Period>('substr', ['visit.date', eb.val(1), eb.val(7)])
  return db
    .selectFrom('visit')
    .leftJoin('release_visit', 'release_visit.visit_seq', 'visit.seq')
    .leftJoin('released_elsewhere_visit', 'released_elsewhere_visit.visit_seq', 'visit.seq')
    .where(eb => eb.or([eb('release_visit.visit_seq', 'is', null), eb('release_visit.release_id', '=', instead ?? '')]))
    .where('released_elsewhere_visit.visit_seq', 'is', null)
    .where('visit.withdrawn_at', 'is', null)
    .where('visit.date', '<=', last)
    .where(eb =>
      eb.or([
        eb('visit.date', '>=', first),
        // A late visit of a month up to the last one that a lost copy released may be one that it counted, typed in again.
        eb.and([
          eb.or([eb(monthOfVisit(eb), 'in', released), eb(monthOfVisit(eb), 'in', passedOver)]),
          eb(monthOfVisit(eb), '>', lastElsewhere)
        ])
      ])
    )
}
