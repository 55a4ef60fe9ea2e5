import { describe, expect, test } from 'vitest'
import { type BureauForm, bureauProblems } from './start-form.ts'

const right: BureauForm = {
  name: 'Rådgivningen',
  municipality: '1280',
  municipalityTyped: '',
  personName: 'Sara'
}

describe('bureauProblems', () => {
  test('finds nothing wrong with a filled-in form', () => {
    expect(bureauProblems(right)).toEqual({})
  })

  test.each<[Partial<BureauForm>, object]>([
    [{ name: ' ' }, { name: 'empty' }],
    [{ name: 'x'.repeat(121) }, { name: 'too-long' }],
    [{ municipality: null }, { municipality: 'missing' }],
    [{ municipality: null, municipalityTyped: 'Atlantis' }, { municipality: 'unmatched' }],
    [{ personName: 'a\nb' }, { personName: 'line-break' }]
  ])('finds what is wrong with %j', (fields, problems) => {
    expect(bureauProblems({ ...right, ...fields })).toEqual(problems)
  })

  test('names the fields in the order of the form, so that the first takes the focus', () => {
    const all = bureauProblems({ ...right, name: '', municipality: null, personName: '' })
    expect(Object.keys(all)).toEqual(['name', 'municipality', 'personName'])
  })
})
