import type { Month } from '../../../shared/domain/month.ts'

/** The answer to the question of which months were closed or made anew since a backup. */
export interface MonthsAnswer {
  readonly kind: null | 'none' | 'some' | 'unknown'
  readonly months: readonly Month[]
}

export const noAnswer: MonthsAnswer = { kind: null, months: [] }

/**
 * The months that must not be summed up again, or null while there is no answer. Whoever does not know is taken to have made all of
 * them: a month that is never summed up harms nobody, one that is summed up twice may.
 */
export function monthsToTell({ kind, months }: MonthsAnswer, possible: readonly Month[]): Month[] | null {
  switch (kind) {
    case null:
      return null
    case 'none':
      return []
    case 'some':
      return months.length === 0 ? null : [...months]
    case 'unknown':
      return [...possible]
  }
}

/** The answer with one more month, or without it. */
export const withMonth = (answer: MonthsAnswer, month: Month, isMade: boolean): MonthsAnswer => ({
  ...answer,
  months: isMade ? [...answer.months, month].toSorted() : answer.months.filter(other => other !== month)
})
