import { breachesOfPublished, breachesOfTruth } from '../../src/core/disclosure/certify.ts'
import { countContributions } from '../../src/core/disclosure/count.ts'
import { figuresOf } from '../../src/core/disclosure/figures.ts'
import { madeUpContributions, madeUpLists, seededUniform } from '../../src/core/disclosure/made-up-month.ts'
import { versionOnePlan } from '../../src/core/disclosure/plan.ts'
import { protect } from '../../src/core/disclosure/protect.ts'
import { loadSolver } from '../../src/core/disclosure/solver.ts'
import { secondsOf } from './measure.ts'

/** What rounding and certifying made-up months cost, memory being the most that the whole process ever held. */
export interface RoundingCost {
  readonly cells: number
  /** On average over the months. */
  readonly seconds: number
  readonly slowest: number
  readonly bytes: number
}

const months = 20
const visits = Number(process.argv[2] ?? '600')
const lists = madeUpLists()
const plan = versionOnePlan(lists)
const highs = await loadSolver()
let cells = 0
const measured: number[] = []
for (let month = 0; month < months; month += 1) {
  const contributions = madeUpContributions(lists, visits, seededUniform(month))
  measured.push(
    await secondsOf(async () => {
      const rounded = protect(highs, plan, countContributions(contributions), seededUniform(month + 1))
      if ('code' in rounded) throw new Error(rounded.code)
      const figures = figuresOf(rounded, plan)
      if (breachesOfPublished(figures).length + breachesOfTruth(figures, rounded.truth).length > 0)
        throw new Error('the certificate found something')
      cells = figures.tables.reduce((sum, table) => sum + table.cells.length, 0)
    })
  )
}
const cost: RoundingCost = {
  cells,
  seconds: measured.reduce((sum, seconds) => sum + seconds, 0) / months,
  slowest: Math.max(...measured),
  bytes: process.resourceUsage().maxRSS * 1024
}
process.send?.(cost)
