import fc from 'fast-check'
import { expect, it } from 'vitest'
import { anonymise } from '../../src/core/disclosure/anonymise.ts'
import { attackModel } from '../../src/core/disclosure/attack/attack-model.ts'
import { intervalsOf, type CellInterval } from '../../src/core/disclosure/attack/intervals.ts'
import { judge } from '../../src/core/disclosure/attack/judge.ts'
import { knownRelease } from '../../src/core/disclosure/attack/knowledge.ts'
import { breachesOfPublished } from '../../src/core/disclosure/certify.ts'
import { madeUpContributions, madeUpLists, seededUniform } from '../../src/core/disclosure/made-up-month.ts'
import { versionOnePlan } from '../../src/core/disclosure/plan.ts'
import type { PublishedFigures } from '../../src/core/disclosure/types.ts'
import { FyrError } from '../../src/shared/domain/errors.ts'
import { monthSchema } from '../../src/shared/domain/month.ts'
import { runs } from '../long-runs.ts'

const lists = madeUpLists(4)
const plan = versionOnePlan(lists)

async function released(visits: number, seed: number): Promise<PublishedFigures> {
  const contributions = madeUpContributions(lists, visits, seededUniform(seed))
  const bureau = { slug: 'test', name: 'Test', municipality: '1235' }
  const request = { bureau, period: monthSchema.parse('2026-09'), release: 1, plan, contributions }
  const made = await anonymise(request, { uniform: seededUniform(seed + 1) })
  if (made.kind === 'refused') throw new Error(made.refusal.code)
  return made.release
}

const intervals = (figures: PublishedFigures): Promise<CellInterval[]> =>
  intervalsOf(attackModel({ releases: [knownRelease('', figures)], links: [] }), { deadline: Infinity })

/** A month of any size, by the number of its visits and a seed. */
const aMonth = [fc.integer({ min: 20, max: 100 }), fc.nat()] as const

it('leaves every figure of a released month its whole interval, and nobody visible: G1 and G2', async () => {
  await fc.assert(
    fc.asyncProperty(...aMonth, async (visits, seed) => {
      const found = await intervals(await released(visits, seed))
      for (const { name, most, lowest, highest } of found) {
        const shown = most - 4
        expect({ name, lowest, highest }).toEqual({ name, lowest: Math.max(0, shown - 4), highest: shown + 4 })
        expect({ name, isSeen: lowest !== 0 && (highest ?? 0) < 5, isEmpty: highest === 0 }).toEqual({
          name,
          isSeen: false,
          isEmpty: false
        })
      }
    }),
    { numRuns: runs(20, 2000) }
  )
})

it('finds nothing in figures that the certificate passes, whatever was done to them', async () => {
  let passed = 0
  let betrayed = 0
  const changes = fc.array(
    fc.record({ from: fc.nat(), to: fc.nat(), isLost: fc.boolean(), times: fc.constantFrom(1, 1, 2, 5) }),
    {
      minLength: 1,
      maxLength: 3
    }
  )
  await fc.assert(
    fc.asyncProperty(...aMonth, fc.array(changes, { minLength: 12, maxLength: 12 }), async (visits, seed, several) => {
      const figures = await released(visits, seed)
      for (const each of several) {
        const changed = each.reduce(withChange, figures)
        const certified = breachesOfPublished(changed).length === 0
        const isBetrayed = await betrays(changed)
        if (certified) passed += 1
        if (isBetrayed) betrayed += 1
        expect({ certified, isBetrayed }).not.toEqual({ certified: true, isBetrayed: true })
      }
    }),
    { numRuns: runs(20, 1500) }
  )
  expect(passed).toBeGreaterThan(10)
  expect(betrayed).toBeGreaterThan(10)
})

/** Figures that nobody can have counted betray themselves too. */
async function betrays(figures: PublishedFigures): Promise<boolean> {
  try {
    const { narrowed, undecided } = judge(await intervals(figures))
    return narrowed.length + undecided.length > 0
  } catch (error) {
    if (error instanceof FyrError) return true
    throw error
  }
}

interface Change {
  readonly from: number
  readonly to: number
  /** Whether what is taken away is put nowhere, so that the table adds up no more. */
  readonly isLost: boolean
  readonly times: number
}

/** Moves some fives from one cell of a table to another, in all that they are summed up in. */
function withChange(figures: PublishedFigures, { from, to, isLost, times }: Change): PublishedFigures {
  const table = figures.tables[(from + to) % figures.tables.length]
  const parents = figures.dimensions.flatMap(({ codes }) => codes.map(({ parent }) => parent))
  const leaves = table?.cells.filter(({ codes }) => codes.every(code => code !== '*' && !parents.includes(code))) ?? []
  const [giving, taking] = [leaves[from % leaves.length], leaves[to % leaves.length]]
  if (table === undefined || giving === undefined || taking === undefined) return figures
  const moved = Math.min(giving.count, 5 * times)
  const cells = table.cells.map(({ codes, count }) => {
    const given = isPartOf(giving.codes, codes) ? moved : 0
    const taken = !isLost && isPartOf(taking.codes, codes) ? moved : 0
    return { codes, count: count - given + taken }
  })
  return { ...figures, tables: figures.tables.map(other => (other === table ? { ...table, cells } : other)) }
}

const isPartOf = (codes: readonly string[], wholes: readonly string[]): boolean =>
  wholes.every((whole, at) => whole === '*' || codes[at] === whole || codes[at]?.startsWith(`${whole}.`))
