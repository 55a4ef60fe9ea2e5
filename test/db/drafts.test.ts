import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf, openBureau, testPassphrase, valueOf, type Door } from '../bureau.ts'

let bureau: Door
beforeAll(async () => {
  bureau = await openBureau()
})
afterAll(() => bureau.close())

const load = async () => valueOf(await bureau.core.call('drafts.load', { kind: 'visit' }))

describe('a draft', () => {
  it('is kept over a lock, replaced by the next, and gone when discarded', async () => {
    expect(await load()).toBeNull()
    valueOf(await bureau.core.call('drafts.save', { kind: 'visit', body: '{"half":1}' }))
    valueOf(await bureau.core.call('drafts.save', { kind: 'visit', body: '{"half":2}' }))
    valueOf(await bureau.core.call('bureau.lock', { reason: 'asked' }))
    expect(codeOf(await bureau.core.call('drafts.load', { kind: 'visit' }))).toBe('call.locked')
    valueOf(await bureau.core.call('bureau.unlock', { passphrase: testPassphrase }))
    expect((await load())?.body).toBe('{"half":2}')
    valueOf(await bureau.core.call('drafts.discard', { kind: 'visit' }))
    expect(await load()).toBeNull()
  })

  it('is refused when it is larger than any form', async () => {
    const result = await bureau.core.call('drafts.save', { kind: 'visit', body: 'x'.repeat(200_001) })
    expect(codeOf(result)).toBe('call.invalid')
    expect(await load()).toBeNull()
  })
})
