import { answerCalls } from '../../../shared/features/answers/answers.contract.ts'
import { onDesk, type BoundCalls } from '../../bound-call.ts'
import type { AnswerService } from './answers.service.ts'

/** {@link answerCalls}, each bound to what answers it. */
export const answerHandlers = (answers: AnswerService): BoundCalls<keyof typeof answerCalls> => ({
  'answers.list': onDesk(answerCalls['answers.list'], (_request, { db }) => answers.list(db)),
  'answers.open': onDesk(answerCalls['answers.open'], ({ id }, { db }) => answers.open(db, id)),
  'answers.saveDraft': onDesk(answerCalls['answers.saveDraft'], (written, desk) => answers.saveDraft(desk, written)),
  'answers.publish': onDesk(answerCalls['answers.publish'], (written, desk) => answers.publish(desk, written)),
  'answers.check': onDesk(answerCalls['answers.check'], (target, desk) => answers.check(desk, target)),
  'answers.doubt': onDesk(answerCalls['answers.doubt'], (target, desk) => answers.doubt(desk, target)),
  'answers.withdraw': onDesk(answerCalls['answers.withdraw'], (target, desk) => answers.withdraw(desk, target)),
  'answers.restore': onDesk(answerCalls['answers.restore'], (target, desk) => answers.restore(desk, target)),
  'answers.erase': onDesk(answerCalls['answers.erase'], (target, desk) => answers.erase(desk, target))
})
