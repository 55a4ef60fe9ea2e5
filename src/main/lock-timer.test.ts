import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { createLockTimer, type LockTimer } from './lock-timer.ts'

const seconds = (count: number): number => count * 1_000
const minutes = (count: number): number => seconds(60 * count)
const hours = (count: number): number => minutes(60 * count)

const STAY = { kind: 'stay' }
const LOCK_IDLE = { kind: 'lock', reason: 'idle' }
const LOCK_HOURS = { kind: 'lock', reason: 'hours' }

const LOCK_SLEPT = { kind: 'lock', reason: 'suspend' }

let now = 0
/** How far the time of day has got ahead of the clock that is never set. */
let ahead = 0
let timer: LockTimer
beforeEach(() => {
  now = 12_345
  ahead = 0
  timer = createLockTimer(
    () => now,
    () => now + ahead
  )
  timer.start(5)
})

/** Asks every second, as the app does, until the time has passed; answers the last step. */
function wait(milliseconds: number, isWorking = false) {
  const end = now + milliseconds
  let step = timer.step(isWorking)
  while (now < end && step.kind !== 'lock') {
    now += seconds(1)
    step = timer.step(isWorking)
  }
  return step
}

describe('left alone', () => {
  test('it warns half a minute before, counts down, and locks to the second', () => {
    expect(wait(minutes(4.5) - seconds(1))).toEqual(STAY)
    expect(wait(seconds(1))).toEqual({ kind: 'warn', seconds: 30 })
    expect(wait(seconds(29))).toEqual({ kind: 'warn', seconds: 1 })
    expect(wait(seconds(1))).toEqual(LOCK_IDLE)
    expect(now).toBe(12_345 + minutes(5))
  })

  test('it asks for the lock again until it is told that it is locked', () => {
    wait(minutes(5))
    expect(timer.step(false)).toEqual(LOCK_IDLE)
    timer.stop()
    expect(timer.step(false)).toEqual(STAY)
    expect(timer.isRunning()).toBe(false)
  })

  test('it warns for as long when nothing could be asked meanwhile', () => {
    now += hours(2)
    expect(timer.step(false)).toEqual({ kind: 'warn', seconds: 30 })
    expect(wait(seconds(29))).toEqual({ kind: 'warn', seconds: 1 })
    expect(wait(seconds(1))).toEqual(LOCK_IDLE)
  })
})

describe('with somebody there', () => {
  test('it counts from the last sign of them', () => {
    wait(minutes(4))
    expect(timer.active()).toBe(false)
    expect(wait(minutes(4.5) - seconds(1))).toEqual(STAY)
    expect(wait(minutes(0.5) + seconds(1))).toEqual(LOCK_IDLE)
  })

  test('a sign takes the warning back, at its last second too', () => {
    wait(minutes(5) - seconds(1))
    expect(timer.active()).toBe(true)
    expect(timer.active()).toBe(false)
    expect(wait(minutes(4))).toEqual(STAY)
  })

  test('a new setting counts at once', () => {
    wait(minutes(2))
    timer.change(1)
    expect(timer.step(false)).toMatchObject({ kind: 'warn' })
    timer.active()
    timer.change(30)
    expect(wait(minutes(29))).toEqual(STAY)
    expect(wait(minutes(1))).toEqual(LOCK_IDLE)
  })

  test('ten hours are the most', () => {
    while (now < 12_345 + hours(10) - seconds(1)) {
      expect(wait(seconds(1))).toEqual(STAY)
      timer.active()
    }
    expect(wait(seconds(1), true)).toEqual(LOCK_HOURS)
  })

  test('opening again starts the ten hours anew', () => {
    now += hours(9)
    timer.stop()
    timer.start(5)
    now += hours(2)
    expect(timer.step(false)).not.toEqual(LOCK_HOURS)
  })
})

describe('after a sleep that nobody told of, in which one clock stood still', () => {
  test('it locks at once, and asks for that until it is told', () => {
    wait(minutes(1))
    ahead += minutes(20)
    expect(timer.step(false)).toEqual(LOCK_SLEPT)
    timer.active()
    expect(timer.step(true)).toEqual(LOCK_SLEPT)
    timer.stop()
    timer.start(5)
    expect(timer.step(false)).toEqual(STAY)
  })

  test('a clock that is put right by some seconds, or set back, is no sleep', () => {
    ahead += seconds(40)
    expect(wait(minutes(1))).toEqual(STAY)
    ahead -= hours(3)
    expect(wait(minutes(1))).toEqual(STAY)
    ahead += seconds(40)
    expect(wait(minutes(1))).toEqual(STAY)
  })

  test('what passed while it was locked does not count', () => {
    timer.stop()
    ahead += hours(8)
    timer.start(5)
    expect(timer.step(false)).toEqual(STAY)
  })
})

describe('while the core works', () => {
  test('it neither warns nor locks, and warns afterwards', () => {
    expect(wait(minutes(9), true)).toEqual(STAY)
    expect(wait(0)).toEqual({ kind: 'warn', seconds: 30 })
    expect(wait(seconds(30))).toEqual(LOCK_IDLE)
  })

  test('a warning that came before holds', () => {
    wait(minutes(4.5))
    expect(wait(minutes(2), true)).toEqual(STAY)
    expect(timer.step(false)).toEqual(LOCK_IDLE)
  })
})

test('locked, there is nothing to do, whatever else is told', () => {
  timer.stop()
  timer.change(1)
  expect(timer.active()).toBe(false)
  expect(wait(hours(11))).toEqual(STAY)
})

describe('whatever happens', () => {
  const happening = fc.record({
    after: fc.integer({ min: 0, max: 900 }),
    isActive: fc.boolean(),
    isWorking: fc.boolean()
  })

  test('nobody is locked out unwarned, and a bureau left alone is left open to nobody', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.array(happening, { maxLength: 80 }),
        (idleMinutes, happenings) => {
          now = 0
          timer.start(idleMinutes)
          let activeAt = 0
          let warnedAt: number | null = null
          for (const { after, isActive, isWorking } of happenings) {
            now += seconds(after)
            if (isActive) {
              timer.active()
              activeAt = now
              warnedAt = null
            }
            const isWarningDue = !isWorking && now - activeAt >= minutes(idleMinutes) - seconds(30)
            if (isWarningDue) warnedAt ??= now
            const isLockDue = !isWorking && warnedAt !== null && now - warnedAt >= seconds(30)
            const idleStep = isLockDue ? 'idle' : isWarningDue ? 'warn' : 'stay'
            const step = timer.step(isWorking)
            expect(step.kind === 'lock' ? step.reason : step.kind).toBe(now >= hours(10) ? 'hours' : idleStep)
          }
        }
      )
    )
  })
})
