import { z } from 'zod'
import type { IsoDate } from './month.ts'
import { addDays } from './typed-date.ts'

/** For how many days the bureau may keep a note. */
export const NOTE_DAYS = { least: 7, usual: 90, most: 365 } as const

export const noteDaysSchema = z.int().min(NOTE_DAYS.least).max(NOTE_DAYS.most)

/** The last day of a note that counts from `since`. */
export const lastDayOf = (since: IsoDate, noteDays: number): IsoDate => addDays(since, noteDays)

/** Notes that count from an earlier day than this have had their last day. */
export const firstDayKept = (today: IsoDate, noteDays: number): IsoDate => addDays(today, -noteDays)
