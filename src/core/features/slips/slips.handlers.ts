import { slipCalls } from '../../../shared/features/slips/slips.contract.ts'
import { onDesk, type BoundCalls } from '../../bound-call.ts'
import type { SlipService } from './slips.service.ts'

/** {@link slipCalls}, each bound to what answers it. */
export const slipHandlers = (slips: SlipService): BoundCalls<keyof typeof slipCalls> => ({
  'slips.settings': onDesk(slipCalls['slips.settings'], (_request, desk) => slips.settings(desk)),
  'slips.changeSettings': onDesk(slipCalls['slips.changeSettings'], (settings, desk) =>
    slips.changeSettings(desk, settings)
  ),
  'slips.languages': onDesk(slipCalls['slips.languages'], (_request, desk) => slips.languages(desk)),
  'slips.texts': onDesk(slipCalls['slips.texts'], (request, desk) => slips.texts(desk, request)),
  'slips.correctText': onDesk(slipCalls['slips.correctText'], (correction, desk) =>
    slips.correctText(desk, correction)
  ),
  'slips.reviewTexts': onDesk(slipCalls['slips.reviewTexts'], (review, desk) => slips.reviewTexts(desk, review))
})
