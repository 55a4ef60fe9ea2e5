import { describe, expect, it } from 'vitest'
import type { Role } from '../../shared/domain/roles.ts'
import { homeOf, placesFor } from './places.ts'

/** Written out here a second time on purpose: who sees what changes in two places. */
const expected: readonly (readonly [readonly Role[], readonly string[]])[] = [
  [['volunteer'], ['/desk', '/visits', '/inbox', '/directory', '/answers', '/settings']],
  [
    ['coordinator'],
    ['/desk', '/visits', '/inbox', '/directory', '/answers', '/month', '/import', '/people', '/settings']
  ],
  [['trainer'], ['/settings']],
  [['case-manager'], ['/settings']],
  [
    ['trainer', 'volunteer'],
    ['/desk', '/visits', '/inbox', '/directory', '/answers', '/settings']
  ]
]

describe.each(expected)('somebody who is %j', (roles, paths) => {
  it('sees the places that they may use, and begins at the first', () => {
    expect(placesFor(roles).map(place => place.path)).toEqual(paths)
    expect(homeOf(roles)).toBe(paths[0])
  })
})
