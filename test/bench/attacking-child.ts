import { attack } from '../../src/core/disclosure/attack/attack.ts'
import { anonymise } from '../../src/core/disclosure/anonymise.ts'
import { madeUpContributions, madeUpLists, seededUniform } from '../../src/core/disclosure/made-up-month.ts'
import { madeUpStar } from '../../src/core/disclosure/made-up-star.ts'
import { versionOnePlan } from '../../src/core/disclosure/plan.ts'
import type { PublishedFigures } from '../../src/core/disclosure/types.ts'
import { monthSchema } from '../../src/shared/domain/month.ts'
import { secondsOf } from './measure.ts'

/** What one attack cost, memory being the most that the whole process ever held. */
export interface AttackCost {
  readonly cells: number
  readonly seconds: number
  readonly bytes: number
}

const [what = '', visits = '600'] = process.argv.slice(2)

async function month(): Promise<PublishedFigures> {
  const lists = madeUpLists()
  const made = await anonymise(
    {
      bureau: { slug: 'bench', name: 'Bench', municipality: '1235' },
      period: monthSchema.parse('2026-09'),
      release: 1,
      plan: versionOnePlan(lists),
      contributions: madeUpContributions(lists, Number(visits), seededUniform(1))
    },
    { uniform: seededUniform(2) }
  )
  if (made.kind === 'refused') throw new Error(made.refusal.code)
  return made.release
}

const star = (): PublishedFigures =>
  madeUpStar(
    { language: 43, municipality: 200, age_band: 7, gender: 5, time_in_sweden: 6, topic: 70 },
    Number(visits),
    1
  )

const figures = what === 'star' ? star() : await month()
let cells = 0
const seconds = await secondsOf(async () => {
  const report = await attack(figures)
  if (report.narrowed.length + report.undecided.length > 0) throw new Error('the attack found something')
  cells = report.cells
})
const cost: AttackCost = { cells, seconds, bytes: process.resourceUsage().maxRSS * 1024 }
process.send?.(cost)
