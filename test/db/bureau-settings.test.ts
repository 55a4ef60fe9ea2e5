import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CoreEvent } from '../../src/core/events.ts'
import { codeOf, openBureau, testPassphrase, valueOf, type Door } from '../bureau.ts'

let bureau: Door
const told: CoreEvent[] = []
beforeAll(async () => {
  bureau = await openBureau()
  bureau.core.onEvent(event => told.push(event))
})
afterAll(() => bureau.close())

const settings = async () => valueOf(await bureau.core.call('bureau.settings', null))

describe('the settings of the bureau', () => {
  it('lock after five minutes until somebody decides otherwise', async () => {
    expect(await settings()).toEqual({ idleMinutes: 5, noteDays: 90 })
  })

  it.each([0, 31, -5, 2.5, Number.NaN, Number.POSITIVE_INFINITY])('refuse %d minutes', async idleMinutes => {
    expect(codeOf(await bureau.core.call('bureau.changeSettings', { idleMinutes, noteDays: 90 }))).toBe('call.invalid')
    expect(await settings()).toEqual({ idleMinutes: 5, noteDays: 90 })
    expect(told).toEqual([])
  })

  it.each([1, 30])('take %d minutes, and say so at once', async idleMinutes => {
    valueOf(await bureau.core.call('bureau.changeSettings', { idleMinutes, noteDays: 90 }))
    expect(await settings()).toEqual({ idleMinutes, noteDays: 90 })
    expect(told.at(-1)).toEqual({
      type: 'event',
      name: 'bureau.settingsChanged',
      payload: { idleMinutes, noteDays: 90 }
    })
  })

  it('outlive the lock, which says why, and are told with the opening', async () => {
    valueOf(await bureau.core.call('bureau.changeSettings', { idleMinutes: 12, noteDays: 90 }))
    told.length = 0
    valueOf(await bureau.core.call('bureau.lock', { reason: 'screen' }))
    valueOf(await bureau.core.call('bureau.lock', { reason: 'idle' }))
    valueOf(await bureau.core.call('bureau.unlock', { passphrase: testPassphrase }))
    expect(told).toEqual([
      { type: 'event', name: 'bureau.locked', payload: { reason: 'screen' } },
      { type: 'event', name: 'bureau.opened', payload: { idleMinutes: 12, noteDays: 90 } }
    ])
  })
})
