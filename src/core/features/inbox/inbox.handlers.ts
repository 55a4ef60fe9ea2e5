import { FyrError } from '../../../shared/domain/errors.ts'
import type { QuestionId, VisitId } from '../../../shared/domain/ids.ts'
import type { ReferralOutcome } from '../../../shared/domain/vocabulary.ts'
import { inboxCalls, type InboxItem } from '../../../shared/features/inbox/inbox.contract.ts'
import { onDesk, type BoundCalls } from '../../bound-call.ts'
import type { OpenDesk } from '../../open-desk.ts'
import { listOpenFollowUps, listOpenReferrals, updateFollowUpOutcome } from './inbox.repository.ts'

/** A referral of a visit in the state that somebody saw, and what came of it. */
export interface ReferralResult {
  readonly visit: VisitId
  readonly revision: number
  readonly question: QuestionId
  readonly outcome: ReferralOutcome | null
}

export interface InboxParts {
  readonly recordReferral: (desk: OpenDesk, result: ReferralResult) => Promise<{ revision: number }>
}

const byShift = (one: InboxItem, other: InboxItem): number =>
  one.date.localeCompare(other.date) || one.place.localeCompare(other.place, 'sv')

/** {@link inboxCalls}, each bound to what answers it. */
export const inboxHandlers = ({ recordReferral }: InboxParts): BoundCalls<keyof typeof inboxCalls> => ({
  'inbox.list': onDesk(inboxCalls['inbox.list'], async (_request, { db }) =>
    [...(await listOpenReferrals(db)), ...(await listOpenFollowUps(db))].toSorted(byShift)
  ),
  'inbox.record': onDesk(inboxCalls['inbox.record'], async ({ kind, ...result }, desk) => {
    if (kind === 'referral') return recordReferral(desk, result)
    const { question, outcome, revision } = result
    if (!(await updateFollowUpOutcome(desk.db, { kind, question }, outcome))) throw new FyrError('visit.unknown')
    return { revision }
  })
})
