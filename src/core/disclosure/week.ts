/** The days of the week, as codes of the dimension `weekday`. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof weekdays)[number]

/** The blocks of hours in which a visit can begin, as codes of the dimension `hour`. */
export const hourBlocks = ['before-9', '9-to-12', '12-to-15', '15-to-18', 'after-18', 'no-time'] as const
export type HourBlock = (typeof hourBlocks)[number]

/** The weekday of a calendar day, `YYYY-MM-DD`. */
export function weekdayOf(date: string): Weekday {
  // The first of January 2001 was a Monday.
  const days = Math.round((Date.parse(date) - Date.parse('2001-01-01')) / 86_400_000)
  return weekdays[((days % 7) + 7) % 7] ?? 'mon'
}

const blockEnds = [
  ['before-9', '09:00'],
  ['9-to-12', '12:00'],
  ['12-to-15', '15:00'],
  ['15-to-18', '18:00']
] as const

/** The block in which a time of day, `HH:MM`, lies. */
export function hourBlockOf(time: string | null): HourBlock {
  if (time === null) return 'no-time'
  return blockEnds.find(([, end]) => time < end)?.[0] ?? 'after-18'
}
