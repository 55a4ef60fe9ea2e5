import { draftCalls } from '../../../shared/features/drafts/drafts.contract.ts'
import { onDesk, type BoundCalls } from '../../bound-call.ts'
import { timestamp, type Platform } from '../../platform.ts'
import { deleteDraft, findDraft, upsertDraft } from './drafts.repository.ts'

/** {@link draftCalls}, each bound to what answers it. */
export const draftHandlers = (platform: Platform): BoundCalls<keyof typeof draftCalls> => ({
  'drafts.load': onDesk(draftCalls['drafts.load'], ({ kind }, { db, person }) =>
    findDraft(db, { personId: person.id, kind })
  ),
  'drafts.save': onDesk(draftCalls['drafts.save'], async ({ kind, body }, { db, person }) => {
    await upsertDraft(db, { personId: person.id, kind }, body, timestamp(platform))
    return null
  }),
  'drafts.discard': onDesk(draftCalls['drafts.discard'], async ({ kind }, { db, person }) => {
    await deleteDraft(db, { personId: person.id, kind })
    return null
  })
})
