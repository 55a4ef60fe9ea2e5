import type { AttackRow } from './attack-model.ts'
import type { CellIndex, CellKey } from './cell-index.ts'

/** In every cell that both measures show: `measure` is at least `least` and at most `most` for each of `per`. */
interface MeasureRule {
  readonly measure: string
  readonly per: string
  readonly least: number
  readonly most: number | 'cap'
}

/** How measures relate, by what the words mean (docs/anonymisation.md): public, so every attacker knows it. */
const measureRules: readonly MeasureRule[] = [
  { measure: 'visits', per: 'contributors', least: 1, most: 'cap' },
  { measure: 'questions', per: 'contributors', least: 1, most: 'cap' },
  { measure: 'questions', per: 'visits', least: 1, most: 'cap' },
  { measure: 'referrals', per: 'questions', least: 0, most: 1 },
  { measure: 'referrals', per: 'visits', least: 0, most: 'cap' },
  { measure: 'actions', per: 'questions', least: 1, most: Infinity },
  { measure: 'barriers', per: 'questions', least: 0, most: Infinity }
]

/** A code of the dimension counts at most once for each of `per`: an action once a question, a barrier too. */
const onceRules: readonly { measure: string; dimension: string; per: string }[] = [
  { measure: 'actions', dimension: 'action', per: 'questions' },
  { measure: 'barriers', dimension: 'barrier', per: 'questions' }
]

/** Without a cap too, questions are asked by somebody: no visit has more of them than this. */
const withoutCap = 1000

/** Every question with a referral counts as referred: the action of that name, among the same questions. */
const referredRule = { measure: 'referrals', per: 'actions', dimension: 'action', code: 'referred' }

/** The relations between measures, in the grand totals and again in every cell that they share. */
export function ruleRows(index: CellIndex): AttackRow[] {
  return index.keys.flatMap(key => {
    const cell = index.find(key)
    if (cell === undefined) return []
    return [
      ...measureRules.flatMap(rule => (rule.measure === key.measure ? measureRows(rule, cell, key, index) : [])),
      ...onceRules.flatMap(({ measure, dimension, per }) =>
        measure === key.measure && key.codes.has(dimension)
          ? atMost(cell, 1, index.find(without(key, dimension, per)))
          : []
      ),
      ...(key.measure === referredRule.measure
        ? atMost(cell, 1, index.find(also(key, referredRule.dimension, referredRule.code, referredRule.per)))
        : []),
      ...(key.measure === 'questions' ? topicRows(cell, key, index) : [])
    ]
  })
}

function measureRows(
  { per, least, most }: MeasureRule,
  cell: number,
  { codes }: CellKey,
  index: CellIndex
): AttackRow[] {
  const other = index.find({ measure: per, codes })
  const factor = most === 'cap' ? Math.min(index.release.cap, withoutCap) : most
  return [...atMost(cell, factor, other), ...(least > 0 && other !== undefined ? atMost(other, 1 / least, cell) : [])]
}

/** A topic, or a group of topics, counts so often a visit at most, among the visitors of any kind. */
function topicRows(cell: number, key: CellKey, index: CellIndex): AttackRow[] {
  const topic = key.codes.get('topic')
  const listed = index.release.lists.find(list => list.name === 'topic')?.codes.find(({ code }) => code === topic)
  return listed?.mostPerVisit === undefined
    ? []
    : atMost(cell, listed.mostPerVisit, index.find(without(key, 'topic', 'visits')))
}

const also = ({ codes }: CellKey, dimension: string, code: string, measure: string): CellKey => ({
  measure,
  codes: new Map([...codes, [dimension, code]])
})

const without = ({ codes }: CellKey, dimension: string, measure: string): CellKey => ({
  measure,
  codes: new Map([...codes].filter(([name]) => name !== dimension))
})

/** `cell ≤ factor · other` */
const atMost = (cell: number, factor: number, other: number | undefined): AttackRow[] =>
  other === undefined || factor === Infinity
    ? []
    : [
        {
          terms: [
            [other, factor],
            [cell, -1]
          ],
          least: 0,
          most: Infinity
        }
      ]
