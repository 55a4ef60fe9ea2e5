import { describe, expect, it } from 'vitest'
import { attackReleases } from '../../src/core/disclosure/attack/attack.ts'
import { attackedReleases } from '../attacked-release.ts'

/** A gallery of how releases betray somebody; each file says why. */
describe('the attacker names, in a release that is unsafe, the cells that it betrays and no others', () => {
  it.each(attackedReleases('unsafe-releases').map(release => [release.title, release] as const))(
    '%s',
    async (_title, { input, names }) => {
      const { narrowed, undecided } = await attackReleases(input)
      expect(undecided).toEqual([])
      expect(Object.fromEntries(narrowed.map(cell => [cell.name, `${cell.lowest}..${cell.highest}`]))).toEqual(names)
    }
  )
})

describe('the attacker finds nothing in releases that are safe', () => {
  it.each(attackedReleases('safe-releases').map(release => [release.title, release] as const))(
    '%s',
    async (_title, { input }) => {
      await expect(attackReleases(input)).resolves.toMatchObject({ narrowed: [], undecided: [] })
    }
  )
})
