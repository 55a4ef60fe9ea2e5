import { describe, expect, it, onTestFinished } from 'vitest'
import type { CallInput } from '../../src/shared/ipc/contract.ts'
import { codeOf, openBureau, valueOf } from '../bureau.ts'
import { everyVisit, newId, sentQuestion, sentVisit } from '../visit-builder.ts'

type FollowUps = NonNullable<CallInput<'visits.record'>['followUps']>

async function newBureau() {
  const door = await openBureau()
  onTestFinished(door.close)
  const { core } = door
  const organisation = { id: newId(), name: 'Rosengården', kind: 'association' } as const
  valueOf(await core.call('organisations.add', organisation))
  return {
    core,
    organisation,
    list: async () => valueOf(await core.call('inbox.list', null)),
    record: async (visit: ReturnType<typeof sentVisit>, followUps: FollowUps = []) => {
      valueOf(await core.call('visits.record', { ...visit, followUps }))
      return visit
    }
  }
}

describe('the inbox', () => {
  it('holds referrals without an outcome, promised calls and followed letters, by shift', async () => {
    const { list, record, organisation } = await newBureau()
    const referral = { organisationId: organisation.id, way: 'booked', outcome: null } as const
    const later = sentQuestion({ actions: ['referred'], referral })
    await record(sentVisit({ date: '2026-03-12', questions: [later] }))
    const first = sentQuestion()
    const letter = { kind: 'letter', question: first.id, sender: 'tax-agency', letter: 'bill' } as const
    await record(sentVisit({ date: '2026-03-10', questions: [first] }), [
      { kind: 'call', question: first.id, due: '2026-03-20' },
      { ...letter, due: '2026-04-01', promised: true }
    ])
    const plain = sentQuestion()
    await record(
      sentVisit({
        questions: [plain, sentQuestion({ actions: ['referred'], referral: { ...referral, outcome: 'reached' } })]
      }),
      [{ ...letter, question: plain.id, due: '2026-04-01', promised: false }]
    )
    expect((await list()).map(item => [item.kind, item.date, item.due, item.organisation ?? item.sender])).toEqual([
      ['call', '2026-03-10', '2026-03-20', null],
      ['letter', '2026-03-10', '2026-04-01', 'tax-agency'],
      ['referral', '2026-03-12', null, 'Rosengården']
    ])
  })

  it('takes an outcome, which can be taken back', async () => {
    const { core, list, record, organisation } = await newBureau()
    const question = sentQuestion({
      actions: ['referred'],
      referral: { organisationId: organisation.id, way: 'booked', outcome: null },
      note: 'Väntar på svar'
    })
    await record(sentVisit({ questions: [question] }), [{ kind: 'call', question: question.id, due: '2026-03-20' }])
    for (const { kind, visit, revision, question: of } of await list()) {
      const target = { kind, visit, revision, question: of }
      valueOf(await core.call('inbox.record', { ...target, outcome: 'no-reply' }))
    }
    expect(await list()).toEqual([])
    const [visit] = valueOf(await core.call('visits.list', everyVisit)).visits
    const opened = valueOf(await core.call('visits.open', { id: visit?.id ?? '' }))
    expect(opened.visit).toMatchObject({
      revision: 2,
      questions: [{ note: 'Väntar på svar', referral: { outcome: 'no-reply' } }]
    })
    expect(opened.history.at(-1)?.before?.questions[0]?.referral?.outcome).toBeNull()

    const target = { visit: opened.visit.id, revision: 2, question: question.id }
    expect(codeOf(await core.call('inbox.record', { ...target, kind: 'referral', revision: 1, outcome: null }))).toBe(
      'visit.changed-meanwhile'
    )
    valueOf(await core.call('inbox.record', { ...target, kind: 'referral', outcome: null }))
    valueOf(await core.call('inbox.record', { ...target, kind: 'call', outcome: null }))
    expect(await list()).toHaveLength(2)
    valueOf(await core.call('visits.correct', { ...opened.visit, id: opened.visit.id, revision: 3 }))
    expect((await list()).map(item => item.kind)).toEqual(['call'])
  })

  it('forgets what belongs to a visit that is withdrawn or erased', async () => {
    const { core, list, record } = await newBureau()
    const question = sentQuestion()
    const { id } = await record(sentVisit({ questions: [question] }), [
      { kind: 'call', question: question.id, due: '2026-03-20' }
    ])
    valueOf(await core.call('visits.withdraw', { id, revision: 1 }))
    expect(await list()).toEqual([])
    valueOf(await core.call('visits.restore', { id, revision: 2 }))
    expect(await list()).toHaveLength(1)
    valueOf(await core.call('visits.erase', { id, revision: 3 }))
    expect(await list()).toEqual([])
  })

  it('takes nothing for a question of another visit, nor two of a kind for one', async () => {
    const { core } = await newBureau()
    const question = sentQuestion()
    const call = { kind: 'call', question: question.id, due: '2026-03-20' } as const
    const visit = sentVisit({ questions: [question] })
    for (const followUps of [[call, call], [{ ...call, question: newId() }]])
      expect(codeOf(await core.call('visits.record', { ...visit, followUps }))).toBe('call.invalid')
  })
})
