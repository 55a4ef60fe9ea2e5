import { z } from 'zod'
import { languageCodeSchema, topicCodeSchema } from '../../../shared/domain/codes.ts'
import { type IsoDate, daysOf, isoDateSchema, monthOf } from '../../../shared/domain/month.ts'
import { addDays } from '../../../shared/domain/typed-date.ts'
import type { VisitFilter } from '../../../shared/features/visits/visits.schema.ts'
import { PAGE_SIZE, pagesOf } from '../../app/pages.ts'

/** What the list is narrowed to, as it stands in the address: whatever is left out narrows nothing. */
export interface VisitSearch {
  readonly from?: IsoDate | undefined
  readonly to?: IsoDate | undefined
  readonly topic?: string | undefined
  readonly language?: string | undefined
  /** Only what was withdrawn, rather than only what was not. */
  readonly withdrawn?: true | undefined
  /** From 1. */
  readonly page?: number | undefined
  /** The visit that was opened last: the list puts the focus there when somebody comes back to it. */
  readonly last?: string | undefined
}

const pageSchema = z.coerce.number().int().min(2).max(100_000)

/** Reads an address. Whatever is not understood narrows nothing. */
export function readVisitSearch(raw: Readonly<Record<string, unknown>>): VisitSearch {
  return {
    from: isoDateSchema.safeParse(raw['from']).data,
    to: isoDateSchema.safeParse(raw['to']).data,
    topic: topicCodeSchema.safeParse(raw['topic']).data,
    language: languageCodeSchema.safeParse(raw['language']).data,
    withdrawn: raw['withdrawn'] === true ? true : undefined,
    page: pageSchema.safeParse(raw['page']).data,
    last: z.string().max(60).safeParse(raw['last']).data
  }
}

/** The call's filter for an address. */
export function toVisitFilter(search: VisitSearch): VisitFilter {
  return {
    from: search.from ?? null,
    to: search.to ?? null,
    topic: search.topic ?? null,
    language: search.language ?? null,
    withdrawn: search.withdrawn ?? false,
    offset: ((search.page ?? 1) - 1) * PAGE_SIZE,
    limit: PAGE_SIZE
  }
}

/** An address with something narrowed otherwise: the list starts at its first page again. */
export const narrowed = (search: VisitSearch, change: Omit<VisitSearch, 'page' | 'last'>): VisitSearch => ({
  ...search,
  ...change,
  page: undefined,
  last: undefined
})

/** Whether an address narrows the list at all. */
export const isNarrowed = ({ from, to, topic, language, withdrawn }: VisitSearch): boolean =>
  [from, to, topic, language, withdrawn].some(part => part !== undefined)

/** The ranges that one press chooses. */
export const quickRanges = ['today', 'this-week', 'this-month', 'all'] as const
export type QuickRange = (typeof quickRanges)[number]

/** The days of a quick range; weeks begin on Monday. */
export function daysOfRange(range: QuickRange, today: IsoDate): Pick<VisitSearch, 'from' | 'to'> {
  if (range === 'all') return { from: undefined, to: undefined }
  if (range === 'today') return { from: today, to: today }
  if (range === 'this-month') return { from: daysOf(monthOf(today)).first, to: today }
  return { from: addDays(today, -daysSinceMonday(today)), to: today }
}

/** The quick range that an address stands for, or null when its days are somebody's own. On a Monday, today and this week are the same days. */
export function quickRangeOf({ from, to }: VisitSearch, today: IsoDate): QuickRange | null {
  return (
    quickRanges.find(range => {
      const days = daysOfRange(range, today)
      return days.from === from && days.to === to
    }) ?? null
  )
}

/** What stands on a page: `first` and `last` count from 1; `pages` is at least 1. */
export function pageOf(
  search: VisitSearch,
  total: number
): { page: number; pages: number; first: number; last: number } {
  const page = search.page ?? 1
  const first = total === 0 ? 0 : (page - 1) * PAGE_SIZE + 1
  return { page, pages: pagesOf(total), first, last: Math.min(page * PAGE_SIZE, total) }
}

const daysSinceMonday = (date: IsoDate): number => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7
