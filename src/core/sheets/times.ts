import { timeOfDaySchema, type TimeOfDay } from '../../shared/domain/month.ts'

/** A time of day as people write it: 10:25, 10.25, 1025, kl 10:25, 10:25:00, 2:05 pm. Null for anything else. */
export function readTime(folded: string): TimeOfDay | null {
  const match = /^(?:kl\.? ?|klockan )?(?:(\d\d?)[:.](\d\d)(?:[:.]\d\d)?|(\d\d?)(\d\d))(?: ?(am|pm))?$/.exec(folded)
  if (match === null) return null
  const [, hourApart, minuteApart, hourJoined, minuteJoined, half] = match
  const hour = hourOfDay(Number(hourApart ?? hourJoined), half)
  return timeOfDaySchema.safeParse(`${String(hour).padStart(2, '0')}:${minuteApart ?? minuteJoined ?? ''}`).data ?? null
}

/** 12 am is midnight and 12 pm is noon; an hour that no half of the day has stays wrong. */
function hourOfDay(hour: number, half: string | undefined): number {
  if (half === undefined) return hour
  if (hour < 1 || hour > 12) return Number.NaN
  return (hour % 12) + (half === 'pm' ? 12 : 0)
}
