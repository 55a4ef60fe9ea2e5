import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOfNumber, inOrder, provenOrder, readDate } from './dates.ts'
import { readTime } from './times.ts'
import { fold } from './fold.ts'

describe('readDate', () => {
  it.each([
    '2024-11-02',
    ' 2024-11-02 ',
    '2024\u201311\u201302',
    '2024/11/02',
    '2024.11.2',
    '241102',
    '20241102',
    '2/11 2024',
    '02/11  2024',
    'den 2/11 2024',
    '2.11.2024',
    '2. 11. 2024',
    '2 nov 2024',
    '2 november 2024',
    '2 NOV. 2024',
    'den 2 november 2024',
    '2:a november 2024',
    '2-Nov-2024',
    'November 2, 2024',
    'Nov 2nd 2024',
    '2024-11-02 00:00:00',
    '2024-11-02T00:00:00',
    'lördag 2 november 2024',
    'Lör. den 2 nov 2024',
    'Saturday, November 2, 2024',
    'sat 2024-11-02'
  ])('reads %j', text => {
    expect(readDate(text)).toEqual({ kind: 'date', date: '2024-11-02' })
  })

  it.each([
    ['2024-11-02 10:25', '10:25'],
    ['2024-11-02T09:05:31', '09:05'],
    ['2024-11-02 10:25:31.250', '10:25'],
    ['2/11 2024 9.05', '09:05'],
    ['2 nov 2024, 2:05 pm', '14:05'],
    ['20241102 23:59', '23:59']
  ])('reads %j with its time', (text, time) => {
    expect(readDate(text)).toEqual({ kind: 'date', date: '2024-11-02', time })
  })

  it.each(['2 maj 2025', '2 May 2025', 'May 2, 2025'])('knows the months of both languages: %j', text => {
    expect(readDate(text)).toEqual({ kind: 'date', date: '2025-05-02' })
  })

  it.each([
    '2024-13-01',
    '2024-02-30',
    '31/4 2025',
    '202411',
    '2024112',
    '24110',
    '2/11',
    '02-11-24',
    '24-11-02',
    '2024-11-02 25:00',
    '2024-11-02 10:25Z',
    '45598 10:25',
    'söndag 2 november 2024',
    'lördag 2/11',
    'lördag',
    '2/11 10.25',
    '2 foo 2024',
    'igår',
    '=TODAY()',
    '0000-00-00',
    '2024-11',
    '-1',
    '1e5'
  ])('does not guess %j', text => {
    expect(readDate(text)).toEqual({ kind: 'not-understood' })
  })

  it('leaves 3/4/2024 and day numbers to be decided', () => {
    expect(readDate('3/4/2024')).toEqual({ kind: 'either-order', first: 3, second: 4, year: 2024 })
    expect(readDate('3-4-2024')).toEqual({ kind: 'either-order', first: 3, second: 4, year: 2024 })
    expect(readDate('45598')).toEqual({ kind: 'day-number', number: 45_598 })
    expect(readDate(' ')).toEqual({ kind: 'blank' })
  })

  it('reads every day back from every way of writing it', () => {
    const day = fc
      .date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
      .map(date => date.toISOString().slice(0, 10))
    fc.assert(
      fc.property(day, iso => {
        const [year = '', month = '', date = ''] = iso.split('-')
        const names = ['jan', 'feb', 'mars', 'april', 'maj', 'juni', 'juli', 'aug', 'sept', 'okt', 'nov', 'december']
        const name = names[Number(month) - 1] ?? ''
        const forms = [
          iso,
          iso.replaceAll('-', ''),
          iso.replaceAll('-', '').slice(2),
          `${Number(date)}/${Number(month)} ${year}`,
          `${date}.${month}.${year}`,
          `${Number(date)} ${name} ${year}`
        ]
        expect(forms.map(readDate)).toEqual(forms.map(() => ({ kind: 'date', date: iso })))
      })
    )
  })

  it('never throws, whatever the cell', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        expect(() => readDate(text)).not.toThrow()
      })
    )
  })
})

describe('what the file must decide', () => {
  it('is proven by a part above 12', () => {
    expect(provenOrder({ first: 13, second: 4 })).toBe('day-month')
    expect(provenOrder({ first: 4, second: 13 })).toBe('month-day')
    expect(provenOrder({ first: 4, second: 12 })).toBeNull()
    expect(provenOrder({ first: 13, second: 13 })).toBeNull()
  })

  it('makes a day in either order, or none', () => {
    expect(inOrder({ first: 3, second: 4, year: 2024 }, 'day-month')).toBe('2024-04-03')
    expect(inOrder({ first: 3, second: 4, year: 2024 }, 'month-day')).toBe('2024-03-04')
    expect(inOrder({ first: 31, second: 4, year: 2024 }, 'day-month')).toBeNull()
  })

  it('counts days as spreadsheets do', () => {
    expect(dayOfNumber(45_598, 'from-1900')).toBe('2024-11-02')
    expect(dayOfNumber(44_136, 'from-1904')).toBe('2024-11-02')
    expect(dayOfNumber(36_526, 'from-1900')).toBe('2000-01-01')
  })
})

describe('readTime', () => {
  it.each([
    ['10:25', '10:25'],
    ['10.25', '10:25'],
    ['1025', '10:25'],
    ['925', '09:25'],
    ['9:05', '09:05'],
    ['kl 10:25', '10:25'],
    ['Kl. 10.25', '10:25'],
    ['klockan 10.25', '10:25'],
    ['10:25:59', '10:25'],
    ['2:05 PM', '14:05'],
    ['12:05 am', '00:05'],
    ['12:05 pm', '12:05'],
    ['0:00', '00:00']
  ])('reads %j', (text, time) => {
    expect(readTime(fold(text))).toBe(time)
  })

  it.each(['24:00', '10:60', '9', 'kl 9', '13:05 pm', '0:30 am', 'fm', '10-11', '10:5', ''])(
    'does not guess %j',
    text => {
      expect(readTime(fold(text))).toBeNull()
    }
  )
})
