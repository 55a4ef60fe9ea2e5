import { describe, expect, it } from 'vitest'
import { valueOf } from '../bureau.ts'
import { sentQuestion, sentVisit } from '../visit-builder.ts'
import { found, newBureau, reopening, turnable } from './erasing-fixture.ts'

describe('a computer whose date has leapt', () => {
  const newNote = async () => {
    const { platform, turnTo } = turnable('2026-03-10')
    const bureau = await newBureau({ platform })
    const visit = sentVisit({ date: '2026-03-10', questions: [sentQuestion({ note: 'ordalfa' })] })
    await bureau.record(visit)
    return { bureau, visit, reopen: reopening(bureau, turnTo), held: () => bureau.core.call('visits.heldNotes', null) }
  }

  it('erases no note, and says what it holds back', async () => {
    const { bureau, reopen, held } = await newNote()
    expect(valueOf(await held())).toBeNull()
    await reopen('2036-03-10')
    expect(await found(bureau, ['ordalfa'])).toEqual(['ordalfa'])
    expect(valueOf(await held())).toEqual({ believed: '2026-03-10', today: '2036-03-10', count: 1 })
    // Neither does a choice that would erase by that date.
    expect(valueOf(await bureau.core.call('visits.countNotesOver', { days: 7 }))).toEqual({ count: 0 })
    await reopen('2026-03-12')
    expect(valueOf(await held())).toBeNull()
    expect(await found(bureau, ['ordalfa'])).toEqual(['ordalfa'])
  })

  it('is believed once a coordinator says that its date is right, which is recorded', async () => {
    const { bureau, reopen, held } = await newNote()
    await reopen('2026-09-01')
    valueOf(await bureau.core.call('visits.believeDate', null))
    expect(await found(bureau, ['ordalfa'])).toEqual([])
    expect(valueOf(await held())).toBeNull()
    expect(await bureau.audited()).toEqual(
      expect.arrayContaining([
        { action: 'date.believed', detail: { from: '2026-03-10', to: '2026-09-01' } },
        { action: 'notes.expired', detail: { count: 1 } }
      ])
    )
  })

  it('keeps no note for ever: without an answer it ends after as many days as it should have had', async () => {
    const { bureau, reopen } = await newNote()
    for (const day of ['2026-09-01', '2026-09-30', '2026-10-30', '2026-11-30']) await reopen(day)
    expect(await found(bureau, ['ordalfa'])).toEqual(['ordalfa'])
    await reopen('2026-12-01')
    expect(await found(bureau, ['ordalfa'])).toEqual([])
  })

  it('writes no note that would live on for as long as it leapt', async () => {
    const { bureau, reopen } = await newNote()
    await reopen('2036-03-10')
    await bureau.record(sentVisit({ date: '2036-03-10', questions: [sentQuestion({ note: 'ordbeta' })] }))
    await reopen('2026-03-11')
    expect((await bureau.list()).visits.map(each => each.notesUntil)).toEqual(['2026-06-09', '2026-06-08'])
  })
})
