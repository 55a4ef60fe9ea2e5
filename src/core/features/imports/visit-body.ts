import { questionIdSchema, type OrganisationId } from '../../../shared/domain/ids.ts'
import type { Action, ReferralWay } from '../../../shared/domain/vocabulary.ts'
import type { ImportChoices } from '../../../shared/features/imports/mapping.schema.ts'
import type { VisitBody } from '../../../shared/features/visits/visits.schema.ts'
import type { RowQuestion } from './read-row.ts'
import type { SheetVisit } from './visits-of-groups.ts'

/** How a question was handed on: pointing the way, unless the sheet says more. */
export const wayOf = ({ way }: Pick<RowQuestion, 'way'>): ReferralWay => way ?? 'signposted'

/** What was done: whoever names the organisation that a question was handed on to has referred it. */
const actionsOf = ({ actions, organisation }: Pick<RowQuestion, 'actions' | 'organisation'>): Action[] =>
  organisation === null || actions.includes('referred') ? [...actions] : [...actions, 'referred']

export interface BodyContext {
  readonly choices: ImportChoices
  /** Where the sheet says nothing and the mapping must. */
  readonly defaultPlace: string
  readonly organisationId: (name: string) => OrganisationId
  readonly newId: () => string
}

/** A sheet's visit as the desk records it. */
export const bodyOfVisit = (
  { date, details, questions }: SheetVisit,
  { choices, defaultPlace, organisationId, newId }: BodyContext
): VisitBody => ({
  date,
  time: details.time,
  place: details.place ?? defaultPlace,
  channel: details.channel ?? choices.defaultChannel,
  language: details.language,
  ageBand: details.ageBand,
  gender: details.gender,
  municipality: details.municipality,
  timeInSweden: details.timeInSweden,
  household: details.household === null ? null : Number(details.household),
  interpreter: details.interpreter,
  minutes: details.minutes === null ? null : Number(details.minutes),
  questions: questions.map(question => ({
    id: questionIdSchema.parse(newId()),
    topic: question.topic,
    actions: actionsOf(question),
    barriers: [...question.barriers],
    referral:
      question.organisation === null
        ? null
        : { organisationId: organisationId(question.organisation), way: wayOf(question), outcome: question.outcome },
    urgency: question.urgency,
    note: question.note,
    keptIdentities: []
  }))
})
