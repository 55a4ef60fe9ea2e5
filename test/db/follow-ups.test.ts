import { describe, expect, it, onTestFinished } from 'vitest'
import type { CallInput } from '../../src/shared/ipc/contract.ts'
import { codeOf, openBureau, valueOf } from '../bureau.ts'
import { newId, sentQuestion, sentVisit } from '../visit-builder.ts'

type FollowUp = NonNullable<CallInput<'visits.record'>['followUps']>[number]

/** A bureau with a visit of two questions: one with a followed letter and a promised call, one with a letter only. */
async function followedVisit() {
  const door = await openBureau()
  onTestFinished(door.close)
  const { core } = door
  const [first, second] = [sentQuestion(), sentQuestion()]
  const call: FollowUp = { kind: 'call', question: first.id, due: '2026-03-20' }
  const letter: FollowUp = {
    kind: 'letter',
    question: first.id,
    sender: 'tax-agency',
    letter: 'bill',
    due: '2026-04-01',
    promised: true
  }
  const unpromised: FollowUp = { ...letter, question: second.id, due: null, promised: false }
  const visit = sentVisit({ questions: [first, second] })
  const all = [call, letter, unpromised]
  valueOf(await core.call('visits.record', { ...visit, followUps: all }))
  const open = async () => valueOf(await core.call('visits.open', { id: visit.id }))
  return {
    core,
    visit,
    call,
    letter,
    unpromised,
    all,
    open,
    outcomes: async () => (await open()).visit.followUps.map(({ kind, outcome }) => [kind, outcome]),
    inbox: async () => valueOf(await core.call('inbox.list', null)).map(item => item.kind),
    reach: async () =>
      valueOf(
        await core.call('inbox.record', {
          kind: 'call',
          visit: visit.id,
          revision: 1,
          question: first.id,
          outcome: 'reached'
        })
      )
  }
}

const pending = (followUps: readonly FollowUp[]) => followUps.map(each => ({ ...each, outcome: null }))

describe('letters and promised calls', () => {
  it('stand with their visit', async () => {
    const { open, all } = await followedVisit()
    expect((await open()).visit.followUps).toEqual(pending(all))
  })

  it('stay, with their outcomes, when a correction says nothing of them', async () => {
    const { core, visit, open, all, reach, inbox, outcomes } = await followedVisit()
    await reach()
    const { questions } = visit
    const turned = { ...visit, place: 'Kyrkan', questions: questions.toReversed(), revision: 1 }
    valueOf(await core.call('visits.correct', turned))
    expect((await open()).visit.followUps).toMatchObject(all)
    expect(await outcomes()).toEqual([
      ['call', 'reached'],
      ['letter', null],
      ['letter', null]
    ])
    expect(await inbox()).toEqual(['letter'])
  })

  it('are corrected with their visit, keep their outcomes, and leave what they were in the history', async () => {
    const { core, visit, open, all, call, letter, reach, inbox } = await followedVisit()
    await reach()
    const later = { ...call, due: '2026-03-27' }
    valueOf(
      await core.call('visits.correct', { ...visit, followUps: [later, { ...letter, promised: false }], revision: 1 })
    )
    const { visit: corrected, history } = await open()
    expect(corrected.followUps).toEqual([
      { ...later, outcome: 'reached' },
      { ...letter, promised: false, outcome: null }
    ])
    expect(history.at(-1)?.before?.followUps).toEqual(all)
    expect(await inbox()).toEqual([])
    valueOf(await core.call('visits.correct', { ...visit, followUps: [], revision: 2 }))
    expect((await open()).visit.followUps).toEqual([])
  })

  it('are corrected all or nothing, and only where nobody changed the visit meanwhile', async () => {
    const { core, visit, open, all, call } = await followedVisit()
    for (const followUps of [[call, call], [{ ...call, question: newId() }]])
      expect(codeOf(await core.call('visits.correct', { ...visit, place: 'Kyrkan', followUps, revision: 1 }))).toBe(
        'call.invalid'
      )
    expect(codeOf(await core.call('visits.correct', { ...visit, followUps: [], revision: 2 }))).toBe(
      'visit.changed-meanwhile'
    )
    expect((await open()).visit).toMatchObject({ place: visit.place, followUps: pending(all) })
  })

  it('come back with a visit that was withdrawn, and go with one that is erased', async () => {
    const { core, visit, open, all, inbox } = await followedVisit()
    valueOf(await core.call('visits.withdraw', { id: visit.id, revision: 1 }))
    expect(await inbox()).toEqual([])
    expect((await open()).visit.followUps).toEqual(pending(all))
    valueOf(await core.call('visits.restore', { id: visit.id, revision: 2 }))
    expect((await open()).visit.followUps).toEqual(pending(all))
    expect(await inbox()).toHaveLength(2)
    valueOf(await core.call('visits.erase', { id: visit.id, revision: 3 }))
    expect(await inbox()).toEqual([])
    expect(codeOf(await core.call('visits.record', { ...visit, followUps: all }))).toBe('visit.erased')
  })

  it('do not make a visit another one when it is sent again after a correction of them', async () => {
    const { core, visit, open, all } = await followedVisit()
    valueOf(await core.call('visits.correct', { ...visit, followUps: [], revision: 1 }))
    expect(valueOf(await core.call('visits.record', { ...visit, followUps: all })).revision).toBe(2)
    expect((await open()).visit.followUps).toEqual([])
  })
})
