import type { HsdsTableName } from './hsds-tables.ts'

/** A file of somebody's folder, whose rows become rows of a table. */
export interface MappedFile {
  readonly table: HsdsTableName
  /** Before the ids of its rows, where two files have rows of one table. */
  readonly idPrefix?: string
  /** Their heading and our column; a heading that is not here is that of the table. */
  readonly columns?: Readonly<Record<string, string>>
  /** What their files do not say because their names do. */
  readonly always?: Readonly<Record<string, string>>
}

/** The files of Ohana (https://ohana-api-docs.readthedocs.io), which are those of the specification 1.0 with columns of their own. */
export const ohanaFiles: Readonly<Record<string, MappedFile>> = {
  'organizations.csv': { table: 'organization' },
  'programs.csv': { table: 'program' },
  'services.csv': {
    table: 'service',
    columns: {
      audience: 'eligibility_description',
      eligibility: 'eligibility_description',
      fees: 'fees_description',
      website: 'url'
    }
  },
  'locations.csv': { table: 'location', columns: { website: 'url' } },
  'addresses.csv': { table: 'address', always: { address_type: 'physical' } },
  'mail_addresses.csv': { table: 'address', idPrefix: 'mail-', always: { address_type: 'postal' } },
  'contacts.csv': { table: 'contact' },
  'phones.csv': { table: 'phone', columns: { number_type: 'type', department: 'description' } },
  'regular_schedules.csv': { table: 'schedule' },
  'holiday_schedules.csv': { table: 'schedule', idPrefix: 'holiday-' },
  'taxonomy.csv': { table: 'taxonomy_term', columns: { taxonomy_id: 'id' } }
}

const onlyTheirs = ['mail_addresses.csv', 'regular_schedules.csv', 'holiday_schedules.csv', 'taxonomy.csv']

/** Whether a folder holds a file that no data package of the specification 3.0 has, and Ohana does. */
export const isOhana = (files: Iterable<string>): boolean => [...files].some(file => onlyTheirs.includes(file))
