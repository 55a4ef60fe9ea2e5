import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asTextCell, ofTextCell } from './formula-cells.ts'

describe('a text in a cell', () => {
  it.each(['=1+1', '@SUM(A1)', "-2+3+cmd|' /C calc'!A0", '+A1!B2', "'=1", '=HYPERLINK("x";"y")'])(
    'that would be reckoned has an apostrophe before it: %s',
    text => {
      expect(asTextCell(text)).toBe(`'${text}`)
    }
  )

  it.each(['', '+46 40 34 50 00', '-5', '- en punkt', "'citat'", 'a=b', "''"])('that would not stays: %j', text => {
    expect(asTextCell(text)).toBe(text)
  })

  it('is read as it was written, whatever it is', () => {
    const text = fc.string({ unit: fc.constantFrom("'", '=', '@', '+', '-', '(', '|', '!', 'a', '1', ' ', '\n') })
    fc.assert(
      fc.property(text, written => {
        expect(ofTextCell(asTextCell(written))).toBe(written)
      })
    )
  })
})
