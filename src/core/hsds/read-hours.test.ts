import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readOpeningRule } from '../../shared/domain/opening-rules.ts'
import { readHours } from './read-hours.ts'

const row = (byday: string, opens: string, closes: string) => ({
  freq: 'WEEKLY',
  byday,
  opens_at: opens,
  closes_at: closes
})
const weekdays = 'MO,TU,WE,TH,FR'

describe('opening hours as people write them', () => {
  it.each([
    ['mån–fre 9–16', [row(weekdays, '09:00', '16:00')]],
    ['Mon-Fri 09:00-16:00', [row(weekdays, '09:00', '16:00')]],
    [
      'Måndag till torsdag kl. 8.30–17, fredag 8.30–15',
      [row('MO,TU,WE,TH', '08:30', '17:00'), row('FR', '08:30', '15:00')]
    ],
    ['Monday to Friday 9am-5pm', [row(weekdays, '09:00', '17:00')]],
    ['tis och tors 13-15, lör 10-12', [row('TU,TH', '13:00', '15:00'), row('SA', '10:00', '12:00')]],
    ['vardagar 9-12 och 13-16', [row(weekdays, '09:00', '12:00'), row(weekdays, '13:00', '16:00')]],
    ['mån: 10–18\ntis: 10–16', [row('MO', '10:00', '18:00'), row('TU', '10:00', '16:00')]],
    ['Mån-fre 0900-1630; lör-sön stängt', [row(weekdays, '09:00', '16:30'), { freq: 'WEEKLY', byday: 'SA,SU' }]]
  ])('reads %j', (text, rules) => {
    expect(readHours(text)).toEqual(rules)
  })

  it.each([
    '',
    '9-16',
    'mån',
    'mån-fre',
    'efter överenskommelse',
    'mån-fre 9-16 (lunch 12-13)',
    'mån-fre 9-16 udda veckor',
    'första måndagen i månaden 9-16',
    'Monday 9am-03:00',
    'Mon 9-5',
    'Mon 1-5pm',
    'mån 22-02',
    'fre-mån 9-16',
    'mån-fre 9-16, fre 9-15',
    'mån-fre 9-16, mån stängt',
    'mån fre 9-16',
    'mån-fre 9-26',
    'mån-fre 9:75-16',
    '24/7',
    '1/6-31/8 mån-fre 9-16',
    'mån-fre 9-16-18'
  ])('leaves %j in its own words', text => {
    expect(readHours(text)).toBeNull()
  })

  const words = {
    sv: ['mån', 'tisdag', 'ons', 'torsdagar', 'fre', 'lördag', 'sön'],
    en: ['Monday', 'Tue', 'Wednesdays', 'Thu', 'Friday', 'Sat', 'Sunday']
  }
  const codes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
  const clock = (minutes: number, mark: string): string =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}${mark}${String(minutes % 60).padStart(2, '0')}`
  const anyHours = fc.record({
    days: fc.subarray([0, 1, 2, 3, 4, 5, 6], { minLength: 1 }),
    opens: fc.nat(1438),
    length: fc.integer({ min: 1, max: 1440 }),
    language: fc.constantFrom('sv' as const, 'en' as const),
    mark: fc.constantFrom(':', '.', ''),
    dash: fc.constantFrom('-', '–', ' – ', ' till ', ' to ')
  })

  it('are read back however they are written', () => {
    fc.assert(
      fc.property(anyHours, ({ days, opens, length, language, mark, dash }) => {
        const closes = Math.min(opens + length, 1439)
        const text = `${days.map(day => words[language][day]).join(', ')} ${clock(opens, mark)}${dash}${clock(closes, mark)}`
        const rules = readHours(text)
        expect(rules).toEqual([
          row(days.flatMap(day => codes[day] ?? []).join(','), clock(opens, ':'), clock(closes, ':'))
        ])
        expect(rules?.map(readOpeningRule)).not.toContain(null)
      })
    )
  })

  it('are never half understood', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zåäö]{3,8}$/), fc.boolean(), (word, before) => {
        fc.pre(
          readHours(`${word} 9-16`) === null && !/^(kl|klockan|open|öppet|och|and|samt|till|tom|until)$/.test(word)
        )
        expect(readHours(before ? `${word} mån-fre 9-16` : `mån-fre 9-16 ${word}`)).toBeNull()
      })
    )
  })
})
