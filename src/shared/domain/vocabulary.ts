/**
 * The closed lists of the desk: the codes that a visit is made of. Their texts stand in `locales/<lng>/vocabulary.json`
 * under the same names. A code is never reused or renamed once a vault has held it.
 */

/** How the visitor came. */
export const channels = ['walk-in', 'booked', 'phone', 'message', 'outreach'] as const
export type Channel = (typeof channels)[number]

export const ageBands = ['0-17', '18-24', '25-39', '40-64', '65+'] as const
export type AgeBand = (typeof ageBands)[number]

export const genders = ['woman', 'man', 'other'] as const
export type Gender = (typeof genders)[number]

export const timesInSweden = ['under-1', '1-2', '3-5', 'over-5'] as const
export type TimeInSweden = (typeof timesInSweden)[number]

/** The visitor was asked and would rather not say; a missing value means that nobody asked. */
export const DECLINED = 'declined'

/** Whether somebody interpreted between the visitor and the bureau. */
export const interpreterUses = ['not-needed', 'came-along', 'by-phone', 'needed-none'] as const
export type InterpreterUse = (typeof interpreterUses)[number]

/** How soon a question must be dealt with; a missing value means that there is no hurry. */
export const urgencies = ['soon', 'today'] as const
export type Urgency = (typeof urgencies)[number]

/** Stands for "nobody asked" wherever a code is counted; in a record it is a missing value. */
export const NOT_ASKED = 'not-asked'

/** What the bureau did about a question. */
export const actions = [
  'informed',
  'explained-letter',
  'filled-form',
  'called-booked',
  'digital-help',
  'referred',
  'could-not-help'
] as const
export type Action = (typeof actions)[number]

/** What stood in the way. */
export const barriers = [
  'sent-between',
  'no-interpreter',
  'no-bankid',
  'language',
  'waiting-time',
  'no-id',
  'cost',
  'other'
] as const
export type Barrier = (typeof barriers)[number]

/** How a question was handed on. */
export const referralWays = ['signposted', 'warm-handover', 'booked', 'letter'] as const
export type ReferralWay = (typeof referralWays)[number]

/** What came of a referral; a missing value means that nobody knows yet. */
export const referralOutcomes = ['reached', 'refused', 'no-reply', 'unknown'] as const
export type ReferralOutcome = (typeof referralOutcomes)[number]

/** What sort of organisation a question was handed on to; the statistics name the kind, never the organisation. */
export const organisationKinds = [
  'authority',
  'municipality',
  'region',
  'association',
  'legal-aid',
  'faith',
  'union',
  'other'
] as const
export type OrganisationKind = (typeof organisationKinds)[number]
