import {
  type Figure,
  type FigureSet,
  type MonthFigures,
  NO_OUTCOME
} from '../../../shared/features/months/months.schema.ts'
import { ageBands, DECLINED, NOT_ASKED, timesInSweden } from '../../../shared/domain/vocabulary.ts'

/** What is counted, and by which attributes, in the order of the screen. */
export const figureGroups = [
  { counts: 'visits', sets: ['language', 'municipality', 'ageBand', 'gender', 'timeInSweden', 'channel'] },
  { counts: 'questions', sets: ['topicGroup', 'topic', 'action', 'barrier'] },
  { counts: 'referrals', sets: ['organisationKind', 'referralWay', 'referralOutcome'] }
] as const satisfies readonly { counts: keyof MonthFigures; sets: readonly FigureSet[] }[]

/** Sets whose codes have an order of their own, which a reader expects. */
const ownOrder: Partial<Record<FigureSet, readonly string[]>> = { ageBand: ageBands, timeInSweden: timesInSweden }

/** Said last, however often they were said: they are about the asking, not about the visitors. */
const lastCodes: readonly string[] = [DECLINED, NOT_ASKED, NO_OUTCOME]

/** The figures in the order in which they are read: by the set's own order, else the largest first. */
export function inReadingOrder(set: FigureSet, figures: readonly Figure[]): Figure[] {
  const order = ownOrder[set]
  const rank = ({ code }: Figure): number => {
    const late = lastCodes.indexOf(code)
    if (late >= 0) return 1000 + late
    return order === undefined ? 0 : order.indexOf(code)
  }
  return figures.toSorted((one, other) => rank(one) - rank(other) || other.count - one.count)
}

/** The largest figure, against which the others are drawn. */
export const largestOf = (figures: readonly Figure[]): number => Math.max(0, ...figures.map(figure => figure.count))
