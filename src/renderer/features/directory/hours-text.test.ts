import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { timeOfDaySchema } from '../../../shared/domain/month.ts'
import { readDayHours, writeDayHours } from './hours-text.ts'

const anyTime = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hours, minutes]) =>
    timeOfDaySchema.parse(`${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`)
  )

describe('hours as people type them', () => {
  it.each([
    ['9-12', ['09:00–12:00']],
    ['9–12, 13–16.30', ['09:00–12:00', '13:00–16:30']],
    ['08.15 till 17', ['08:15–17:00']],
    ['9 to 12 and 13 to 15', ['09:00–12:00', '13:00–15:00']],
    ['22–02', ['22:00–02:00']],
    ['18-24', ['18:00–00:00']],
    ['٩-١٢، ١٣ إلى ١٦ و١٧-١٨', ['09:00–12:00', '13:00–16:00', '17:00–18:00']],
    ['', []]
  ])('reads %j', (text, stretches) => {
    expect(readDayHours('MO', text)?.map(({ opens, closes }) => `${opens}–${closes}`)).toEqual(stretches)
  })

  it.each(['nine', '9', '9-', '25-26', '9-12 13-16', '9:60-12'])('does not read %j', text => {
    expect(readDayHours('MO', text)).toBeNull()
  })

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ opens: anyTime, closes: anyTime })), stretches => {
        const hours = stretches.map(stretch => ({ day: 'TU' as const, ...stretch }))
        expect(readDayHours('TU', writeDayHours('TU', hours))).toEqual(hours)
      })
    )
  })
})
