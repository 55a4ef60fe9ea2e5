/** What a column of the Human Services Data Specification holds; a list names the only words that it may hold. */
export type ColumnKind = 'text' | 'number' | 'date' | 'time' | readonly string[]

interface Column {
  readonly kind: ColumnKind
  readonly required: boolean
}

export interface HsdsTable {
  /** Its file in a data package. */
  readonly file: string
  /** Every column but `id`, in the order of the specification. */
  readonly columns: Readonly<Record<string, Column>>
}

const column = (kind: ColumnKind): Column => ({ kind, required: false })
const required = (kind: ColumnKind): Column => ({ kind, required: true })
const text = column('text')
const number = column('number')
const date = column('date')
const time = column('time')
const neededText = required('text')

/**
 * The tables of the Human Services Data Specification 3.0.0 as its `datapackage.json` defines them
 * (https://docs.openreferral.org), each after those that it points at.
 */
export const hsdsTables = {
  organization: {
    file: 'organizations.csv',
    columns: {
      name: neededText,
      alternate_name: text,
      description: neededText,
      email: text,
      website: text,
      tax_status: text,
      tax_id: text,
      year_incorporated: number,
      legal_status: text,
      logo: text,
      uri: text,
      parent_organization_id: text
    }
  },
  program: {
    file: 'programs.csv',
    columns: {
      organization_id: neededText,
      name: neededText,
      alternate_name: text,
      description: neededText
    }
  },
  service: {
    file: 'services.csv',
    columns: {
      organization_id: neededText,
      program_id: text,
      name: neededText,
      alternate_name: text,
      description: text,
      url: text,
      email: text,
      status: required(['active', 'inactive', 'defunct', 'temporarily closed']),
      interpretation_services: text,
      application_process: text,
      fees_description: text,
      wait_time: text,
      fees: text,
      accreditations: text,
      eligibility_description: text,
      minimum_age: number,
      maximum_age: number,
      assured_date: date,
      assurer_email: text,
      licenses: text,
      alert: text,
      last_modified: text
    }
  },
  location: {
    file: 'locations.csv',
    columns: {
      location_type: required(['physical', 'postal', 'virtual']),
      url: text,
      organization_id: text,
      name: text,
      alternate_name: text,
      description: text,
      transportation: text,
      latitude: number,
      longitude: number,
      external_identifier: text,
      external_identifier_type: text
    }
  },
  service_at_location: {
    file: 'service_at_location.csv',
    columns: {
      service_id: neededText,
      location_id: neededText,
      description: text
    }
  },
  address: {
    file: 'addresses.csv',
    columns: {
      location_id: text,
      attention: text,
      address_1: neededText,
      address_2: text,
      city: neededText,
      region: text,
      state_province: neededText,
      postal_code: neededText,
      country: neededText,
      address_type: required(['physical', 'postal', 'virtual'])
    }
  },
  phone: {
    file: 'phones.csv',
    columns: {
      location_id: text,
      service_id: text,
      organization_id: text,
      contact_id: text,
      service_at_location_id: text,
      number: neededText,
      extension: number,
      type: text,
      description: text
    }
  },
  contact: {
    file: 'contacts.csv',
    columns: {
      organization_id: text,
      service_id: text,
      service_at_location_id: text,
      location_id: text,
      name: text,
      title: text,
      department: text,
      email: text
    }
  },
  schedule: {
    file: 'schedules.csv',
    columns: {
      service_id: text,
      location_id: text,
      service_at_location_id: text,
      valid_from: date,
      valid_to: date,
      dtstart: date,
      timezone: number,
      until: date,
      count: number,
      wkst: text,
      freq: text,
      interval: number,
      byday: text,
      byweekno: text,
      bymonthday: text,
      byyearday: text,
      description: text,
      opens_at: time,
      closes_at: time,
      schedule_link: text,
      attending_type: text,
      notes: text
    }
  },
  language: {
    file: 'languages.csv',
    columns: {
      service_id: text,
      location_id: text,
      phone_id: text,
      name: text,
      code: text,
      note: text
    }
  },
  service_area: {
    file: 'service_areas.csv',
    columns: {
      service_id: text,
      name: text,
      description: text,
      extent: text,
      extent_type: text,
      uri: text
    }
  },
  cost_option: {
    file: 'cost_options.csv',
    columns: {
      service_id: neededText,
      valid_from: date,
      valid_to: date,
      option: text,
      currency: text,
      amount: number,
      amount_description: text
    }
  },
  required_document: {
    file: 'required_documents.csv',
    columns: {
      service_id: text,
      document: text,
      uri: text
    }
  },
  funding: {
    file: 'funding.csv',
    columns: {
      organization_id: text,
      service_id: text,
      source: text
    }
  },
  accessibility: {
    file: 'accessibility.csv',
    columns: {
      location_id: text,
      description: text,
      details: text,
      url: text
    }
  },
  organization_identifier: {
    file: 'organization_identifiers.csv',
    columns: {
      organization_id: neededText,
      identifier_scheme: text,
      identifier_type: neededText,
      identifier: neededText
    }
  },
  taxonomy: {
    file: 'taxonomies.csv',
    columns: {
      name: neededText,
      description: neededText,
      uri: text,
      version: text
    }
  },
  taxonomy_term: {
    file: 'taxonomy_terms.csv',
    columns: {
      code: text,
      name: neededText,
      description: neededText,
      parent_id: text,
      taxonomy: text,
      language: text,
      taxonomy_id: text,
      term_uri: text
    }
  },
  attribute: {
    file: 'attributes.csv',
    columns: {
      link_id: neededText,
      taxonomy_term_id: neededText,
      link_type: text,
      link_entity: neededText,
      value: text
    }
  },
  metadata: {
    file: 'metadata.csv',
    columns: {
      resource_id: neededText,
      resource_type: neededText,
      last_action_date: required('date'),
      last_action_type: neededText,
      field_name: neededText,
      previous_value: neededText,
      replacement_value: neededText,
      updated_by: neededText
    }
  },
  meta_table_description: {
    file: 'meta_table_descriptions.csv',
    columns: {
      name: text,
      language: text,
      character_set: text
    }
  }
} as const satisfies Readonly<Record<string, HsdsTable>>

export type HsdsTableName = keyof typeof hsdsTables

/** Whether the specification has a table of that name. */
export const isHsdsTable = (name: string): name is HsdsTableName => Object.hasOwn(hsdsTables, name)

/** Every table, each after those that it points at. */
export const hsdsTableNames: readonly HsdsTableName[] = Object.keys(hsdsTables).filter(isHsdsTable)

/** A table's definition, whichever it is. */
export const tableOf = (name: HsdsTableName): HsdsTable => hsdsTables[name]

/** A row's columns but its id. Every value is text as a data package writes it; what is empty is left out. */
export type HsdsFields = Readonly<Record<string, string>>

export interface HsdsRow {
  readonly table: HsdsTableName
  readonly id: string
  readonly fields: HsdsFields
}
