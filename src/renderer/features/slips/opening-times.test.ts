import { describe, expect, test } from 'vitest'
import { readTimes, readWeek, typedTimes } from './opening-times.ts'

const nothing = { 1: '', 2: '', 3: '', 4: '', 5: '', 6: '', 7: '' }

describe('opening times', () => {
  test.each([
    ['13:00–17:00', [['13:00', '17:00']]],
    ['13-17', [['13:00', '17:00']]],
    [
      ' 9.30 - 12 , 13:00—16 ',
      [
        ['09:30', '12:00'],
        ['13:00', '16:00']
      ]
    ],
    [
      '9 till 12 och 13 to 16',
      [
        ['09:00', '12:00'],
        ['13:00', '16:00']
      ]
    ],
    [
      '٩-١٢، ١٣ إلى ١٦ و١٧-١٨',
      [
        ['09:00', '12:00'],
        ['13:00', '16:00'],
        ['17:00', '18:00']
      ]
    ],
    ['', []]
  ])('%j is read', (typed, expected) => {
    expect(readTimes(typed, 3)).toEqual(expected.map(([from, to]) => ({ day: 3, from, to })))
  })

  test.each(['13', '13–', '17–13', '13–13', '13–17–18', 'eftermiddag', '25–26'])('%j is none', typed => {
    expect(readTimes(typed, 1)).toBeNull()
  })

  test('are written as they are read', () => {
    const openings = readWeek({ ...nothing, 1: '13-17', 4: '9-12, 13-15' })
    expect('unread' in openings ? [] : typedTimes(openings, 4)).toBe('09:00–12:00, 13:00–15:00')
    expect(readWeek({ ...nothing, 2: 'senare' })).toEqual({ unread: 2 })
  })
})
