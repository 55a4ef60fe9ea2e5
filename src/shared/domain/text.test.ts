import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nameSchema, noteSchema, normaliseText, textLimits, textProblem } from './text.ts'

describe('textProblem', () => {
  it.each([
    ['=cmd()', null],
    ["'; DROP TABLE visit; --", null],
    ['<script>alert(1)</script>', null],
    ['👩‍👩‍👧 familj', null],
    ['\u200fعربي\u200e', null],
    ['ﷺ', null],
    ['', 'empty'],
    ['   ', 'empty'],
    ['a\u0000b', 'control-character'],
    ['a\u0007b', 'control-character'],
    ['a\u009bb', 'control-character'],
    ['invoice\u202Egnp.exe', 'direction-override'],
    ['a\u2066b', 'direction-override'],
    ['a\ud800b', 'broken-character'],
    ['two\nlines', 'line-break'],
    ['two\u2028lines', 'line-break'],
    ['å'.repeat(textLimits.name), null],
    ['å'.repeat(textLimits.name + 1), 'too-long'],
    ['a\u030a'.repeat(textLimits.name), null]
  ])('judges the name %j as %s', (name, problem) => {
    expect(textProblem(name, { max: textLimits.name })).toBe(problem)
    expect(nameSchema.safeParse(name).success).toBe(problem === null)
  })

  it('takes several lines in a note', () => {
    expect(noteSchema.parse('  one\r\ntwo\rthree\tfour  ')).toBe('one\ntwo\nthree\tfour')
  })

  it('keeps what it takes in one form, whatever way it was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), text => {
        const taken = nameSchema.safeParse(text)
        expect(taken.success).toBe(textProblem(text, { max: textLimits.name }) === null)
        const kept = taken.data ?? ''
        expect(normaliseText(kept.normalize('NFD'))).toBe(kept)
      })
    )
  })
})
