import type { HsdsTableName } from './hsds-tables.ts'

const spokenLanguages = { languages: ['language', 'name'] } as const
const fundedBy = { funding_sources: ['funding', 'source'] } as const

type Lists = Readonly<Record<string, readonly [HsdsTableName, string]>>

/** Columns of a table that hold several values, which become rows of their own: their table, and its column for a value. */
export const listColumns: Readonly<Partial<Record<HsdsTableName, Lists>>> = {
  organization: fundedBy,
  service: {
    ...spokenLanguages,
    ...fundedBy,
    service_areas: ['service_area', 'name'],
    required_documents: ['required_document', 'document'],
    taxonomy_ids: ['attribute', 'taxonomy_term_id']
  },
  location: { ...spokenLanguages, accessibility: ['accessibility', 'description'] }
}

/** Columns that are read into something else than a column of their table. */
export const otherColumns: Readonly<Partial<Record<HsdsTableName, readonly string[]>>> = {
  service: ['location_id'],
  location: ['virtual'],
  schedule: ['weekday', 'start_date', 'end_date', 'closed']
}

/** What no row of a table can do without; of several, one. */
export const neededColumns: Readonly<Partial<Record<HsdsTableName, readonly (readonly string[])[]>>> = {
  organization: [['id'], ['name']],
  service: [['id'], ['name'], ['organization_id', 'location_id']],
  location: [['id']],
  program: [['id']],
  contact: [['id']],
  taxonomy_term: [['id']],
  taxonomy: [['id']],
  service_at_location: [['service_id'], ['location_id']]
}

/** What is written down under a name of somebody else's, which may be a word that every object answers to. */
export const ownEntry = <Value>(record: Readonly<Record<string, Value>> = {}, name: string): Value | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined
