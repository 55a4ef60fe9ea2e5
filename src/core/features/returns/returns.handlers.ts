import { returnCalls } from '../../../shared/features/returns/returns.contract.ts'
import { onDesk, type BoundCalls } from '../../bound-call.ts'
import type { ReturnService } from './returns.service.ts'

/** {@link returnCalls}, each bound to what answers it. */
export const returnHandlers = (returns: ReturnService): BoundCalls<keyof typeof returnCalls> => ({
  'returns.open': onDesk(returnCalls['returns.open'], (request, desk) => returns.openReturn(desk, request)),
  'returns.issue': onDesk(returnCalls['returns.issue'], (target, desk) => returns.issueReturn(desk, target)),
  'returns.forget': onDesk(returnCalls['returns.forget'], (target, desk) => returns.forgetReturn(desk, target))
})
