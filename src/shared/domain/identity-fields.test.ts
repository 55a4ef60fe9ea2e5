import { describe, expect, it } from 'vitest'
import { guardedFields, mindedIn, newlyToldIn } from './identity-fields.ts'
import { identityKinds, withoutIdentities } from './identity-guard.ts'

const text = 'Storgatan 5, 040-628 04 44, exempel@example.org, 811228-9874, 701063-2391, 51-123456, 4242 4242 4242 4242'

describe('newlyToldIn', () => {
  it('minds in every field what belongs to one person alone', () => {
    for (const field of guardedFields)
      expect(newlyToldIn(field, [text])).toEqual(
        expect.arrayContaining(['personal-number', 'coordination-number', 'card', 'case-number'])
      )
  })

  it.each([
    ['place', ['phone', 'email']],
    ['organisation', ['phone', 'email']],
    ['bureau', ['phone', 'email']],
    ['person', ['phone', 'email', 'address']],
    ['directory', []],
    ['slip', []]
  ] as const)('minds in a %s of how somebody is reached: %j', (field, kinds) => {
    const reached = newlyToldIn(field, [text]).filter(kind => ['phone', 'email', 'address'].includes(kind))
    expect(reached).toEqual(kinds)
  })

  it('says nothing of what was told before', () => {
    expect(newlyToldIn('directory', ['pg till 811228-9874'], ['811228-9874'])).toEqual([])
    expect(newlyToldIn('directory', ['811228-9874 och 701063-2391'], ['811228-9874'])).toEqual(['coordination-number'])
  })
})

it('takes out of a text what has no place in it, and leaves the rest', () => {
  expect(withoutIdentities('Ring 040-628 04 44, fråga efter 811228-9874.', mindedIn('directory'))).toBe(
    'Ring 040-628 04 44, fråga efter.'
  )
  expect(withoutIdentities('Ring 040-628 04 44.', identityKinds)).toBe('Ring.')
})
