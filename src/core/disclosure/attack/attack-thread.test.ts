import { describe, expect, it } from 'vitest'
import { madeUpFigures } from '../made-up-figures.ts'
import { attack, attackReleases } from './attack.ts'
import {
  exactly,
  knownRelease,
  roundedTo,
  withheld,
  type AttackInput,
  type KnownCell,
  type KnownRelease
} from './knowledge.ts'

const figures = madeUpFigures({ visits: 20, languages: [15, 5], questions: 30, topics: [[10, 5], [15]], referrals: 10 })

/** A release of one table of visits by gender: the total, then women and men. */
const byGender = (name: string, ...cells: Omit<KnownCell, 'codes'>[]): KnownRelease => ({
  name,
  cap: 4,
  lists: [{ name: 'gender', codes: ['woman', 'man'].map(code => ({ code, parent: null })) }],
  tables: [
    {
      measure: 'visits',
      dimensions: ['gender'],
      cells: ['*', 'woman', 'man'].flatMap((code, at) => {
        const cell = cells[at]
        return cell === undefined ? [] : [{ codes: [code], ...cell }]
      })
    }
  ]
})
const alone = (release: KnownRelease): AttackInput => ({ releases: [release], links: [] })

/**
 * Tables by a and b, by b and c and by a and c, each showing so many visits where the two codes are alike, or, of a and c, where they
 * are not: nobody can be alike twice and then not alike.
 */
function circle(size: number, count: number): AttackInput {
  const codes = Array.from({ length: size }, (_, at) => `code${at}`)
  const table = (dimensions: readonly string[], isShown: (one: number, other: number) => boolean) => ({
    measure: 'visits',
    dimensions,
    cells: codes.flatMap((one, row) =>
      codes.map((other, column) => ({ codes: [one, other], ...roundedTo(5, isShown(row, column) ? count : 0) }))
    )
  })
  const alike = (one: number, other: number) => one === other
  return alone({
    name: '',
    cap: 4,
    lists: ['a', 'b', 'c'].map(name => ({ name, codes: codes.map(code => ({ code, parent: null })) })),
    tables: [table(['a', 'b'], alike), table(['b', 'c'], alike), table(['a', 'c'], (one, other) => !alike(one, other))]
  })
}

describe('the attacker in a thread of its own', () => {
  it('attacks one release after another, and several at once', async () => {
    const once = await attack(figures)
    expect(once).toMatchObject({ narrowed: [], undecided: [], minWidth: 9 })
    expect(await Promise.all([attack(figures), attack(figures), attack(figures)])).toEqual([once, once, once])
  })

  it('leaves the caller free meanwhile', async () => {
    let turns = 0
    const ticking = setInterval(() => (turns += 1), 1)
    await attackReleases({
      releases: Array.from({ length: 300 }, (_, at) => knownRelease(`r${at}`, figures)),
      links: []
    })
    clearInterval(ticking)
    expect(turns).toBeGreaterThan(3)
  })

  it('calls everything undecided that it had no time for', async () => {
    const report = await attack(figures, { budget: 0 })
    expect(report.undecided).toHaveLength(report.cells)
  })

  it('stops when it is cancelled, before it began and in the middle, and can be used again', async () => {
    await expect(attack(figures, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'disclosure.cancelled'
    })
    const cancel = new AbortController()
    const running = attack(figures, { signal: cancel.signal })
    cancel.abort()
    await expect(running).rejects.toMatchObject({ code: 'disclosure.cancelled' })
    await expect(attack(figures)).resolves.toMatchObject({ narrowed: [] })
  })

  it('takes a row that a table lacks for one that it does not know, not for 0', async () => {
    const { narrowed } = await attackReleases(alone(byGender('', exactly(20), exactly(12))))
    expect(narrowed).toEqual([])
  })

  it.each<[string, AttackInput, string]>([
    ['figures that do not add up', alone(byGender('', exactly(5), exactly(7), exactly(9))), 'disclosure.not-additive'],
    ['a negative count', alone(byGender('', exactly(-1))), 'disclosure.not-a-count'],
    ['a count that is not whole', alone(byGender('', roundedTo(5, 7.5))), 'disclosure.not-a-count'],
    [
      'a code that is within itself',
      alone({
        ...byGender('', withheld()),
        lists: [
          {
            name: 'gender',
            codes: [
              { code: 'woman', parent: 'man' },
              { code: 'man', parent: 'woman' }
            ]
          }
        ]
      }),
      'disclosure.not-a-tree'
    ],
    [
      'a code that stands in no list',
      alone({ ...byGender('', withheld(), withheld()), lists: [] }),
      'disclosure.not-a-tree'
    ],
    ['tables that no visits could have given', circle(2, 25), 'disclosure.impossible'],
    ['a circle of tables too large to look into', circle(30, 5), 'disclosure.circle-too-large'],
    [
      'a part of a sum that is not there',
      { ...alone(byGender('q3', exactly(20))), links: [{ kind: 'sum', whole: 'q3', parts: ['2026-07'] }] },
      'disclosure.release-missing'
    ]
  ])('refuses %s', async (_, input, code) => {
    await expect(attackReleases(input)).rejects.toMatchObject({ code })
  })
})
