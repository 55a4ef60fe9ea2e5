import { describe, expect, it, onTestFinished } from 'vitest'
import type { z } from 'zod'
import type { CoreOptions } from '../../src/core/create-core.ts'
import { systemPlatform } from '../../src/core/platform.ts'
import type { answerBodySchema } from '../../src/shared/features/answers/answers.schema.ts'
import { codeOf, openBureau, valueOf } from '../bureau.ts'
import { newId } from '../visit-builder.ts'

type SentAnswer = z.input<typeof answerBodySchema> & { id: string }

const sentAnswer = (changes: Partial<SentAnswer> = {}): SentAnswer => ({
  id: newId(),
  title: 'Hyresvärden svarar inte',
  text: 'Ring först.\n\n- id-kort\n- hyresavtal',
  source: 'https://www.hyresnamnden.se',
  language: 'swe',
  topics: ['housing.contract'],
  ...changes
})

async function newBureau(options: Partial<CoreOptions> = {}) {
  const bureau = await openBureau(options)
  onTestFinished(() => bureau.close())
  const { core } = bureau
  return {
    ...bureau,
    list: async () => valueOf(await core.call('answers.list', null)),
    open: async (id: string) => valueOf(await core.call('answers.open', { id })),
    draft: (answer: SentAnswer, revision = 0) => core.call('answers.saveDraft', { ...answer, revision }),
    publish: (answer: SentAnswer, revision = 0) => core.call('answers.publish', { ...answer, revision }),
    audited: async () =>
      valueOf(await core.call('audit.list', { kind: 'answers', month: null, offset: 0, limit: 50 })).entries
  }
}

describe('an article', () => {
  it('is a draft until it is published, and then one that was checked that day', async () => {
    const bureau = await newBureau({ platform: onDay('2026-03-10') })
    const answer = sentAnswer()
    expect(valueOf(await bureau.draft(answer))).toEqual({ id: answer.id, revision: 1 })
    expect(await bureau.list()).toMatchObject([{ state: 'draft', checkedOn: null, asksForCheck: false }])
    const changed = { ...answer, text: 'Ring och skriv.' }
    expect(valueOf(await bureau.draft(changed, 1))).toEqual({ id: answer.id, revision: 2 })
    expect(valueOf(await bureau.publish(changed, 2))).toEqual({ id: answer.id, revision: 3 })
    const opened = await bureau.open(answer.id)
    expect(opened.answer).toMatchObject({
      ...changed,
      state: 'published',
      checkedOn: '2026-03-10',
      checkedBy: 'Prov Provsson',
      doubted: false
    })
    expect(opened.history.map(({ change, before }) => [change, before?.text ?? null])).toEqual([
      ['written', null],
      ['changed', answer.text],
      ['published', null]
    ])
    expect(codeOf(await bureau.draft(changed, 3))).toBe('answer.published')
  })

  it('sent twice is written once, and another of its number is refused', async () => {
    const bureau = await newBureau()
    const answer = sentAnswer()
    const [draft, out] = [() => bureau.draft(answer), () => bureau.publish(answer)]
    for (const send of [draft, draft, out, out]) valueOf(await send())
    expect((await bureau.open(answer.id)).history.map(({ change }) => change)).toEqual(['written', 'published'])
    expect(codeOf(await bureau.publish({ ...answer, title: 'Något annat' }))).toBe('answer.id-taken')
  })

  it('asks to be checked after half a year, or when somebody doubts it, until somebody has', async () => {
    const clock = onDay('2026-03-10')
    const bureau = await newBureau({ platform: clock })
    const answer = sentAnswer()
    valueOf(await bureau.publish(answer))
    const asks = async () => (await bureau.list()).map(({ asksForCheck }) => asksForCheck)
    clock.turnTo('2026-09-08')
    expect(await asks()).toEqual([false])
    clock.turnTo('2026-09-09')
    expect(await asks()).toEqual([true])
    const target = { id: answer.id, revision: 2 }
    valueOf(await bureau.core.call('answers.check', target))
    expect(await asks()).toEqual([false])
    expect(codeOf(await bureau.core.call('answers.doubt', target))).toBe('answer.changed-meanwhile')
    valueOf(await bureau.core.call('answers.doubt', { ...target, revision: 3 }))
    expect(await asks()).toEqual([true])
    valueOf(await bureau.core.call('answers.check', { ...target, revision: 4 }))
    expect((await bureau.open(answer.id)).history.map(({ change }) => change)).toEqual([
      'written',
      'published',
      'checked',
      'doubted',
      'checked'
    ])
  })

  it('that is withdrawn can be restored as what it was, and neither changed nor checked before', async () => {
    const bureau = await newBureau()
    const [draft, out] = [sentAnswer({ title: 'Utkast' }), sentAnswer({ title: 'Ute' })]
    valueOf(await bureau.draft(draft))
    valueOf(await bureau.publish(out))
    const at = (id: string, revision: number) => ({ id, revision })
    expect(codeOf(await bureau.core.call('answers.check', at(draft.id, 1)))).toBe('answer.not-published')
    expect(codeOf(await bureau.core.call('answers.restore', at(out.id, 2)))).toBe('answer.not-withdrawn')
    valueOf(await bureau.core.call('answers.withdraw', at(draft.id, 1)))
    valueOf(await bureau.core.call('answers.withdraw', at(out.id, 2)))
    expect((await bureau.list()).map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn'])
    expect(codeOf(await bureau.draft(draft, 2))).toBe('answer.withdrawn')
    expect(codeOf(await bureau.publish(out, 3))).toBe('answer.withdrawn')
    expect(codeOf(await bureau.core.call('answers.check', at(out.id, 3)))).toBe('answer.withdrawn')
    valueOf(await bureau.core.call('answers.restore', at(draft.id, 2)))
    valueOf(await bureau.core.call('answers.restore', at(out.id, 3)))
    expect((await bureau.list()).map(({ title, state }) => [title, state])).toEqual([
      ['Ute', 'published'],
      ['Utkast', 'draft']
    ])
    expect((await bureau.audited()).map(({ action }) => action)).toEqual([
      'answer.restored',
      'answer.restored',
      'answer.withdrawn',
      'answer.withdrawn',
      'answer.published'
    ])
  })

  it.each([
    ['title', { title: 'Ring Anna 070-174 06 35' }],
    ['text', { text: 'Skriv till anna.prov@example.com' }],
    ['source', { source: 'Sagt av 19900118-9811' }]
  ] as const)(
    'keeps in its %s what tells who somebody is only when somebody says so, which is recorded',
    async (field, changes) => {
      const bureau = await newBureau()
      const answer = sentAnswer(changes)
      const refused = await bureau.draft(answer)
      expect(refused).toMatchObject({ ok: false, error: { code: 'answer.identifies', params: { field } } })
      const kept = { ...answer, keptIdentities: ['phone', 'email', 'personal-number'] as const }
      valueOf(await bureau.draft({ ...kept, keptIdentities: [...kept.keptIdentities] }))
      expect(await bureau.audited()).toMatchObject([{ action: 'answer.kept' }])
    }
  )

  it('is about topics that the bureau has, in a language that there is', async () => {
    const bureau = await newBureau()
    const unknown = await bureau.draft(sentAnswer({ topics: ['housing', 'no.such'] }))
    expect(unknown).toMatchObject({ ok: false, error: { code: 'topic.unknown', params: { field: 'topics' } } })
    expect(codeOf(await bureau.draft(sentAnswer({ language: 'xxx' })))).toBe('language.unknown')
    expect(codeOf(await bureau.core.call('answers.open', { id: newId() }))).toBe('answer.unknown')
  })
})

/** A clock that stands still on a day until it is turned. */
function onDay(start: string) {
  let now = Date.parse(`${start}T10:00:00Z`)
  return { ...systemPlatform, now: () => now, turnTo: (day: string) => (now = Date.parse(`${day}T10:00:00Z`)) }
}
