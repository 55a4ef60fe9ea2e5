import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { articleBlocks } from './article-blocks.ts'

describe('the parts of an article', () => {
  it('are paragraphs, points and steps', () => {
    const text = 'Ring först.\nDet går fort.\n\n- id-kort\n* hyresavtal\n1. Logga in\n2) Välj\nKlart\n\n\nTill sist'
    expect(articleBlocks(text)).toEqual([
      { kind: 'paragraph', lines: ['Ring först.', 'Det går fort.'] },
      { kind: 'points', lines: ['id-kort', 'hyresavtal'] },
      { kind: 'steps', lines: ['1. Logga in', '2) Välj'] },
      { kind: 'paragraph', lines: ['Klart'] },
      { kind: 'paragraph', lines: ['Till sist'] }
    ])
  })

  it('keep a number, a dash and a year that begin no point', () => {
    const lines = ['2026 ändrades lagen', '-50 grader', '1.5 timmar', '–', '<b>fet</b>']
    expect(articleBlocks(lines.join('\n'))).toEqual([{ kind: 'paragraph', lines }])
  })

  it('hold every word, in order, whatever is typed', () => {
    const word = fc.constantFrom<string>('ring', 'hyra', 'رسالة', '12', '2026', '§')
    const line = fc.tuple(fc.constantFrom('', '- ', '* ', '3. ', '  '), fc.array(word, { maxLength: 4 }))
    fc.assert(
      fc.property(fc.array(line), lines => {
        const text = lines.map(([start, words]) => start + words.join(' ')).join('\n')
        const shown = articleBlocks(text).flatMap(block => block.lines.flatMap(each => each.split(/\s+/)))
        const typed = lines.flatMap(([, words]) => words)
        expect(shown.filter(each => typed.includes(each))).toEqual(typed)
      })
    )
  })
})
