import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { everyDay } from './every-day.ts'
import { systemPlatform } from './platform.ts'

const hour = 60 * 60 * 1000

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-03-10T08:00:00Z') }))
afterEach(() => void vi.useRealTimers())

it('runs on each new day in Stockholm, once, until it is ended', () => {
  const chore = vi.fn<() => void>()
  const end = everyDay({ ...systemPlatform, now: () => Date.now() }, chore)
  vi.advanceTimersByTime(14 * hour)
  expect(chore).not.toHaveBeenCalled()
  // 23:00 in UTC is midnight in Stockholm.
  vi.advanceTimersByTime(hour + 10 * 60 * 1000)
  expect(chore).toHaveBeenCalledOnce()
  vi.advanceTimersByTime(48 * hour)
  expect(chore).toHaveBeenCalledTimes(3)
  end()
  vi.advanceTimersByTime(48 * hour)
  expect(chore).toHaveBeenCalledTimes(3)
})
