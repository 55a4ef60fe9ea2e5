import { weekdays, type Weekday } from '../../../shared/domain/client-texts.ts'
import { timeOfDaySchema, type TimeOfDay } from '../../../shared/domain/month.ts'
import { readTypedTime } from '../../../shared/domain/typed-date.ts'
import type { Opening } from '../../../shared/features/slips/slips.schema.ts'

/** The times of one day as they are typed: `13:00–17:00`, several with a comma between; nothing where it is closed. */
export const typedTimes = (openings: readonly Opening[], day: Weekday): string =>
  openings
    .filter(opening => opening.day === day)
    .map(({ from, to }) => `${from}–${to}`)
    .join(', ')

/** What was typed for one day, or null where it cannot be read: each time must end after it begins. */
export function readTimes(typed: string, day: Weekday): readonly Opening[] | null {
  const openings: Opening[] = []
  for (const part of typed.split(AND).filter(each => each.trim() !== '')) {
    const [from = null, to = null, ...more] = part.split(UNTIL).map(readTime)
    if (from === null || to === null || more.length > 0 || from >= to) return null
    openings.push({ day, from, to })
  }
  return openings
}

/** Between two openings of a day, and between the two times of one, in the languages of the window. */
const AND = /[,،;]|\b(?:och|and)\b|\sو/
const UNTIL = /[-–—]|\b(?:till|to)\b|إلى/

const readTime = (typed: string): TimeOfDay | null => timeOfDaySchema.nullable().parse(readTypedTime(typed.trim()))

/** The times of all days, or the first day whose times cannot be read. */
export function readWeek(typed: Readonly<Record<Weekday, string>>): readonly Opening[] | { readonly unread: Weekday } {
  const week: Opening[] = []
  for (const day of weekdays) {
    const read = readTimes(typed[day], day)
    if (read === null) return { unread: day }
    week.push(...read)
  }
  return week
}
