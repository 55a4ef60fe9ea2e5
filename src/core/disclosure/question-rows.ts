import type { CellSystem } from './cell-system.ts'
import type { LinearRow } from './solver.ts'
import { REFERRED, TOTAL } from './types.ts'

/** The codes in which questions are shown together with what came of them. */
export interface QuestionLists {
  readonly groups: readonly string[]
  readonly actions: readonly string[]
  readonly barriers: readonly string[]
}

/**
 * How referrals, actions and barriers relate to their questions, in each topic group and in all, as conditions on published values:
 * referrals ≤ questions referred ≤ questions, every action and barrier ≤ questions ≤ all actions. Rows that the cells keep whichever way
 * they are rounded are left out.
 */
export function questionRows(system: CellSystem, { groups, actions, barriers }: QuestionLists): LinearRow[] {
  return [TOTAL, ...groups].flatMap(group => {
    const questions = system.find('questions', ['topic'], [group])
    const referrals = system.find('referrals', ['topic'], [group])
    const done = actions.map(action => system.find('actions', ['topic', 'action'], [group, action]))
    const met = barriers.map(barrier => system.find('barriers', ['topic', 'barrier'], [group, barrier]))
    return [
      ...atMost(system, referrals, questions),
      ...atMost(system, referrals, system.find('actions', ['topic', 'action'], [group, REFERRED])),
      ...[...done, ...met].flatMap(cell => atMost(system, cell, questions)),
      ...atLeast(system, done, questions)
    ]
  })
}

type Found = number | undefined

const atMost = (system: CellSystem, cell: Found, limit: Found): LinearRow[] =>
  cell === undefined || limit === undefined || mostOf(system, cell) <= leastOf(system, limit)
    ? []
    : [{ indices: [limit, cell], coefficients: [1, -1], lower: 0, upper: Infinity }]

function atLeast(system: CellSystem, found: readonly Found[], limit: Found): LinearRow[] {
  const cells = found.flatMap(cell => cell ?? [])
  if (limit === undefined || cells.length === 0) return []
  if (cells.reduce((sum, cell) => sum + leastOf(system, cell), 0) >= mostOf(system, limit)) return []
  return [{ indices: [limit, ...cells], coefficients: [-1, ...cells.map(() => 1)], lower: 0, upper: Infinity }]
}

const leastOf = ({ cells }: CellSystem, cell: number): number => cells[cell]?.floor ?? 0

const mostOf = ({ cells }: CellSystem, cell: number): number =>
  (cells[cell]?.floor ?? 0) + Math.ceil(cells[cell]?.fraction ?? 0)
