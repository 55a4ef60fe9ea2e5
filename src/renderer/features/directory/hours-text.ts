import { latinDigits } from '../../../shared/domain/digits.ts'
import { timeOfDaySchema } from '../../../shared/domain/month.ts'
import type { Weekday } from '../../../shared/domain/opening-rules.ts'
import type { WeeklyHours } from '../../../shared/features/directory/directory.schema.ts'

/** A day's hours as people type them: `9–12, 13–16.30`. Empty is closed; null where it cannot be read. */
export function readDayHours(day: Weekday, text: string): WeeklyHours[] | null {
  const parts = latinDigits(text)
    .split(/[,،;]|\boch\b|\band\b|\sو/)
    .map(part => part.trim())
    .filter(part => part !== '')
  const stretches = parts.map(part => {
    const [, opens, closes] = STRETCH.exec(part) ?? []
    const from = clock(opens)
    const to = clock(closes)
    return from === null || to === null ? null : { day, opens: from, closes: to }
  })
  const read = stretches.filter(stretch => stretch !== null)
  return read.length === stretches.length ? read : null
}

const STRETCH = /^(\d{1,2}(?:[.:]\d{2})?)\s*(?:-|–|—|till|to|إلى)\s*(\d{1,2}(?:[.:]\d{2})?)$/

function clock(text: string | undefined) {
  if (text === undefined) return null
  const [hours = '', minutes = '00'] = text.split(/[.:]/)
  const whole = `${(hours === '24' ? '00' : hours).padStart(2, '0')}:${minutes}`
  return timeOfDaySchema.safeParse(whole).data ?? null
}

/** A day's hours as they are typed. */
export const writeDayHours = (day: Weekday, hours: readonly WeeklyHours[]): string =>
  hours
    .filter(stretch => stretch.day === day)
    .map(({ opens, closes }) => `${opens}–${closes}`)
    .join(', ')
