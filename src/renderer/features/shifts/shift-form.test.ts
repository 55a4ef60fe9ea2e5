import { describe, expect, test } from 'vitest'
import { checkShift, type ShiftForm } from './shift-form.ts'

const form: ShiftForm = { date: '2026-11-22', place: 'Biblioteket', starts: '10', ends: '1330', people: [] }
const problemsOf = (changes: Partial<ShiftForm>): string[] => {
  const checked = checkShift({ ...form, ...changes })
  return checked.ok ? [] : checked.problems.map(({ field, code }) => `${field}: ${code}`)
}

describe('checkShift', () => {
  test('reads times as people type them', () => {
    expect(checkShift(form)).toEqual({ ok: true, body: { ...form, starts: '10:00', ends: '13:30' } })
  })

  test.each<[Partial<ShiftForm>, string[]]>([
    [{ date: '31/2' }, ['date: date']],
    [{ place: ' ' }, ['place: empty']],
    [{ starts: '', ends: '25' }, ['starts: time', 'ends: time']],
    [{ starts: '13:30', ends: '13.30' }, ['ends: order']],
    [{ starts: '22:00', ends: '02:00' }, ['ends: order']]
  ])('says what is wrong with %j', (changes, problems) => {
    expect(problemsOf(changes)).toEqual(problems)
  })
})
