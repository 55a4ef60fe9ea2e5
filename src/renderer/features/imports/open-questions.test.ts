import { describe, expect, it } from 'vitest'
import { openQuestionSchema } from '../../../shared/features/imports/imports.schema.ts'
import { firstPage, importPages, openIn, openInAll, openOn } from './open-questions.ts'

const open = openQuestionSchema.array().parse([
  { about: 'field', field: 'date' },
  { about: 'column', heading: 'Övrigt' },
  { about: 'value', field: 'language', value: 'arab.', count: 40 },
  { about: 'values', field: 'topic', count: 12 },
  { about: 'choice', choice: 'defaultPlace', count: 900 }
])

describe('what is open', () => {
  it('is counted by page, in questions and not in rows', () => {
    expect(importPages.map(page => openOn(open, page))).toEqual([0, 2, 1, 13, 0, 0, 0])
    expect(openInAll(open)).toBe(16)
  })

  it('is counted by field', () => {
    expect(openIn(open, 'language')).toBe(1)
    expect(openIn(open, 'topic')).toBe(12)
    expect(openIn(open, 'gender')).toBe(0)
  })

  it('decides where to begin', () => {
    expect(firstPage({ open })).toBe('columns')
    expect(firstPage({ open: open.slice(2) })).toBe('values')
    expect(firstPage({ open: [] })).toBe('summary')
  })
})
