import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareWithKnown, withKeys } from './compare-known.ts'
import type { KnownKey } from './imports.repository.ts'
import { understand } from './reading-for-tests.ts'

const heading = 'nr;datum;plats;språk;fråga;åtgärd;anteckning\n'
const numbered = (number: number, more = 'Budget;Information;') =>
  `${number};2026-09-0${(number % 9) + 1};A;dari;${more}\n`
const plain = (more = 'Budget;Information;') => `;2026-09-01;A;dari;${more}\n`

const keyed = async (...rows: string[]) => withKeys((await understand(heading + rows.join(''))).visits)

/** Imports one sheet after another, as the vault would keep their keys, and answers what came of the last. */
async function importAll(sheets: readonly (readonly string[])[], rule: 'leave-out' | 'take' = 'leave-out') {
  const vault: KnownKey[] = []
  let last = compareWithKnown([], [], rule)
  for (const rows of sheets) {
    last = compareWithKnown(await keyed(...rows), vault, rule)
    vault.push(...last.fresh.map(({ importKey: key }) => ({ key, erased: false })))
  }
  expect(new Set(vault.map(({ key }) => key)).size).toBe(vault.length)
  return {
    fresh: last.fresh.flatMap(({ visit }) => visit.lines),
    before: last.importedBefore.flatMap(visit => visit.lines),
    changed: last.notTaken.map(({ line, reason }) => [line, reason])
  }
}

describe('compareWithKnown', () => {
  it('takes nothing from the same sheet again', async () => {
    const sheet = [numbered(1), numbered(2), plain(), plain(), plain('CSN;Information;')]
    expect(await importAll([sheet])).toEqual({ fresh: [2, 3, 4, 5, 6], before: [], changed: [] })
    expect(await importAll([sheet, sheet])).toEqual({ fresh: [], before: [2, 3, 4, 5, 6], changed: [] })
  })

  it('takes only what was added to a growing sheet, though it says the same in the same words', async () => {
    expect(await importAll([[numbered(1)], [numbered(1), numbered(2)]])).toMatchObject({ fresh: [3], before: [2] })
    expect(
      await importAll([
        [plain(), plain()],
        [plain(), plain(), plain()]
      ])
    ).toMatchObject({ fresh: [4], before: [2, 3] })
    expect(await importAll([[plain()], [plain(), plain('CSN;Information;')]])).toMatchObject({
      fresh: [3],
      before: [2],
      changed: []
    })
  })

  it('does not mind another order, spelling or mapping', async () => {
    const sheet = [numbered(1, 'Budget;Information;'), numbered(1, 'CSN;Information;'), plain()]
    const other = [plain('budget; INFORMATION ;'), numbered(1, 'CSN;Information;'), numbered(1, ' Budget;Information;')]
    expect(await importAll([sheet, other])).toMatchObject({ fresh: [], before: [2, 3, 4] })
  })

  it.each(['09:05', '09:05:00', '9.05', 'kl 9:05', '905'])('does not mind a time written as %s', async time => {
    const sheet = async (text: string) =>
      withKeys((await understand(`datum;tid;plats;fråga;åtgärd\n2026-09-01;${text};A;Budget;Information\n`)).visits)
    expect(await sheet(time)).toMatchObject((await sheet('9:05')).map(({ key }) => ({ key })))
    expect((await sheet('9:06')).map(({ key }) => key)).not.toEqual((await sheet(time)).map(({ key }) => key))
  })

  it('reports a visit that was changed in the sheet, and takes it only when told to', async () => {
    const before = [numbered(1), numbered(2)]
    const after = [numbered(1, 'Budget;Information;ny anteckning'), numbered(2), numbered(3)]
    expect(await importAll([before, after])).toEqual({ fresh: [4], before: [3], changed: [[2, 'visit.changed']] })
    expect(await importAll([before, after], 'take')).toMatchObject({ fresh: [2, 4], changed: [] })
    expect(await importAll([before, after, after], 'take')).toMatchObject({ fresh: [], before: [2, 3, 4] })
  })

  it('reports a visit without a number that reads differently in the place of one that was imported', async () => {
    expect(await importAll([[plain()], [plain('Budget;Information;ny anteckning')]])).toMatchObject({
      fresh: [],
      changed: [[2, 'visit.changed']]
    })
  })

  it('tells visits of the same number on other days apart', async () => {
    expect(
      await importAll([['1;2026-09-01;A;dari;Budget;Information;\n'], ['1;2026-10-01;A;dari;Budget;Information;\n']])
    ).toMatchObject({ fresh: [2] })
  })

  it('keeps no trace of a note that was kept back', async () => {
    const [one] = await keyed(numbered(1, 'Budget;Information;pnr 19811228-9874'))
    const [other] = await keyed(numbered(1, 'Budget;Information;pnr 198112289874, samma'))
    expect(one?.key).toEqual(other?.key)
  })

  it('adds each visit once, whatever was imported in whatever steps', async () => {
    const rows = fc.array(
      fc.constantFrom(
        ...Array.from({ length: 8 }, (_, index) => numbered(index + 1)),
        plain(),
        plain('CSN;Information;')
      ),
      { minLength: 1, maxLength: 12 }
    )
    await fc.assert(
      fc.asyncProperty(rows, fc.nat(12), async (sheet, cut) => {
        const start = sheet.slice(0, cut)
        const once = await importAll([sheet])
        const again = await importAll(start.length === 0 ? [sheet, sheet] : [start, sheet, sheet])
        expect(again).toMatchObject({ fresh: [], changed: [] })
        expect(again.before).toHaveLength(once.fresh.length)
      }),
      { numRuns: 60 }
    )
  })
})
