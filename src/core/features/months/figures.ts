import type { Month } from '../../../shared/domain/month.ts'
import { topicGroupOf } from '../../../shared/domain/codes.ts'
import { actions, barriers, NOT_ASKED } from '../../../shared/domain/vocabulary.ts'
import {
  NO_OUTCOME,
  type Figure,
  type FigureSet,
  type MonthFigures
} from '../../../shared/features/months/months.schema.ts'
import type { DeskDb } from '../../open-desk.ts'
import {
  listQuestionGroups,
  listReferralGroups,
  listVisitGroups,
  type QuestionGroup,
  type ReferralGroup,
  type VisitGroup
} from './figures.repository.ts'

/** The month as it is in the file, counted by the bureau's counting rules. For the coordinator's eyes: a release is made elsewhere. */
export async function monthFigures(db: DeskDb, month: Month): Promise<MonthFigures> {
  const visits = await listVisitGroups(db, month)
  const questions = await listQuestionGroups(db, month)
  const referrals = await listReferralGroups(db, month)
  return {
    month,
    visits: total(visits),
    questions: total(questions),
    referrals: total(referrals),
    sets: { ...visitSets(visits), ...questionSets(questions), ...referralSets(referrals) }
  }
}

type Counted = { readonly count: number }

const visitSets = (groups: readonly VisitGroup[]) =>
  ({
    language: tally(groups, group => group.language ?? NOT_ASKED),
    municipality: tally(groups, group => group.municipality ?? NOT_ASKED),
    ageBand: tally(groups, group => group.ageBand ?? NOT_ASKED),
    gender: tally(groups, group => group.gender ?? NOT_ASKED),
    timeInSweden: tally(groups, group => group.timeInSweden ?? NOT_ASKED),
    channel: tally(groups, group => group.channel)
  }) satisfies Partial<Record<FigureSet, Figure[]>>

const questionSets = (groups: readonly QuestionGroup[]) =>
  ({
    topic: tally(groups, group => group.topic),
    topicGroup: tally(groups, group => topicGroupOf(group.topic)),
    action: tallyCodes(groups, actions, group => group.actions),
    barrier: tallyCodes(groups, barriers, group => group.barriers)
  }) satisfies Partial<Record<FigureSet, Figure[]>>

const referralSets = (groups: readonly ReferralGroup[]) =>
  ({
    referralWay: tally(groups, group => group.way),
    referralOutcome: tally(groups, group => group.outcome ?? NO_OUTCOME),
    organisationKind: tally(groups, group => group.organisationKind)
  }) satisfies Partial<Record<FigureSet, Figure[]>>

/** Counts by one code; the largest count first, equal counts by code. */
function tally<Group extends Counted>(groups: readonly Group[], codeOf: (group: Group) => string): Figure[] {
  const counts = new Map<string, number>()
  for (const group of groups) counts.set(codeOf(group), (counts.get(codeOf(group)) ?? 0) + group.count)
  return [...counts]
    .map(([code, count]) => ({ code, count }))
    .toSorted((one, other) => other.count - one.count || (one.code < other.code ? -1 : 1))
}

/** Counts questions by codes of which each question may have several. */
function tallyCodes<Group extends Counted>(
  groups: readonly Group[],
  codes: readonly string[],
  joinedOf: (group: Group) => string
): Figure[] {
  const spread = groups.flatMap(group =>
    codes.filter(code => joinedOf(group).includes(` ${code} `)).map(code => ({ code, count: group.count }))
  )
  return tally(spread, each => each.code)
}

const total = (groups: readonly Counted[]): number => groups.reduce((sum, group) => sum + group.count, 0)
