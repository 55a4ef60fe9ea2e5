import { z } from 'zod'
import type { EntryFilter, EntryRef } from '../../../shared/features/directory/directory.schema.ts'
import { PAGE_SIZE } from '../../app/pages.ts'

export const directoryTabs = ['find', 'refer', 'gaps'] as const
export type DirectoryTab = (typeof directoryTabs)[number]

/** What the directory shows, as it stands in the address. */
export interface DirectorySearch {
  readonly tab?: DirectoryTab | undefined
  readonly text?: string | undefined
  readonly asking?: true | undefined
  /** From 1. */
  readonly page?: number | undefined
  /** The entry that was opened last. */
  readonly last?: string | undefined
}

const pageSchema = z.coerce.number().int().min(2).max(20_000)

/** Reads an address. Whatever is not understood narrows nothing. */
export function readDirectorySearch(raw: Readonly<Record<string, unknown>>): DirectorySearch {
  return {
    tab: z.enum(directoryTabs).safeParse(raw['tab']).data,
    text: z.string().max(200).safeParse(raw['text']).data,
    asking: raw['asking'] === true ? true : undefined,
    page: pageSchema.safeParse(raw['page']).data,
    last: z.string().max(140).safeParse(raw['last']).data
  }
}

/** What the list asks the bureau for; pages are counted from 1. */
export const toEntryFilter = ({ text, asking, page }: DirectorySearch): EntryFilter => ({
  text: text ?? '',
  topic: null,
  asking: asking ?? false,
  offset: ((page ?? 1) - 1) * PAGE_SIZE,
  limit: PAGE_SIZE
})

/** How a row of the list names its entry. */
export const rowOf = ({ kind, id }: EntryRef): string => `${kind} ${id}`
