import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actions, ageBands, barriers, channels, NOT_ASKED, referralWays } from '../../src/shared/domain/vocabulary.ts'
import { openBureau, valueOf, type Door } from '../bureau.ts'
import { newId, sentQuestion, sentVisit, type SentVisit } from '../visit-builder.ts'

const organisationId = newId()
let bureau: Door
beforeAll(async () => {
  bureau = await openBureau()
  valueOf(await bureau.core.call('organisations.add', { id: organisationId, name: 'Kommunen', kind: 'municipality' }))
})
afterAll(() => bureau.close())

const questions = fc
  .record({
    topic: fc.constantFrom('housing', 'housing.find', 'work', 'work.jobseeking'),
    actions: fc.uniqueArray(fc.constantFrom(...actions), { minLength: 1 }),
    barriers: fc.uniqueArray(fc.constantFrom(...barriers)),
    referral: fc.option(
      fc.record({
        organisationId: fc.constant(organisationId),
        way: fc.constantFrom(...referralWays),
        outcome: fc.constant(null)
      })
    )
  })
  .map(sentQuestion)

const visits = fc
  .record({
    date: fc.constantFrom('2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01'),
    language: fc.constantFrom('ara', 'som', 'declined', null),
    ageBand: fc.constantFrom(...ageBands, 'declined' as const, null),
    channel: fc.constantFrom(...channels),
    questions: fc.array(questions, { minLength: 1, maxLength: 4 })
  })
  .map(sentVisit)

/** The same count, made the slow and obvious way. */
function countBy<Item>(items: readonly Item[], codesOf: (item: Item) => readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const code of items.flatMap(codesOf)) counts[code] = (counts[code] ?? 0) + 1
  return counts
}

describe('the figures of a month', () => {
  it('count what stands in the month, whatever was recorded and withdrawn', async () => {
    const standing: SentVisit[] = []
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(visits, fc.boolean()), { maxLength: 6 }), async entries => {
        for (const [visit, withdrawn] of entries) {
          const fresh = {
            ...visit,
            id: newId(),
            questions: visit.questions.map(question => ({ ...question, id: newId() }))
          }
          valueOf(await bureau.core.call('visits.record', fresh))
          if (withdrawn) valueOf(await bureau.core.call('visits.withdraw', { id: fresh.id, revision: 1 }))
          else standing.push(fresh)
        }
        const figures = valueOf(await bureau.core.call('months.figures', { month: '2026-03' }))
        const ofMonth = standing.filter(visit => visit.date.startsWith('2026-03'))
        const raised = ofMonth.flatMap(visit => visit.questions)
        const shown = (set: keyof typeof figures.sets) =>
          Object.fromEntries(figures.sets[set].map(({ code, count }) => [code, count]))
        expect(figures).toMatchObject({
          visits: ofMonth.length,
          questions: raised.length,
          referrals: raised.filter(question => question.referral !== null).length
        })
        expect(shown('language')).toEqual(countBy(ofMonth, visit => [visit.language ?? NOT_ASKED]))
        expect(shown('ageBand')).toEqual(countBy(ofMonth, visit => [visit.ageBand ?? NOT_ASKED]))
        expect(shown('channel')).toEqual(countBy(ofMonth, visit => [visit.channel]))
        expect(shown('topic')).toEqual(countBy(raised, question => [question.topic]))
        expect(shown('topicGroup')).toEqual(countBy(raised, question => [question.topic.replace(/\..*/, '')]))
        expect(shown('action')).toEqual(countBy(raised, question => question.actions))
        expect(shown('barrier')).toEqual(countBy(raised, question => question.barriers))
        expect(shown('referralWay')).toEqual(
          countBy(raised, question => (question.referral === null ? [] : [question.referral.way]))
        )
      }),
      { numRuns: 40 }
    )
  })
})
