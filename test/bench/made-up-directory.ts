import { zipSync } from 'fflate'
import type { ReferenceLists } from '../../src/core/reference-lists.ts'

const services = 20_000
const organisations = 2000

/** A made-up directory of 20,000 services as a data package, far more than a county has: each service with a place, hours, a phone, a language, an area and a topic. */
export function madeUpDirectory({ topics, languages, municipalities }: ReferenceLists): Uint8Array {
  const of = <Value>(values: readonly Value[], at: number): Value => {
    const value = values[at % values.length]
    if (value === undefined) throw new Error('a list is empty')
    return value
  }
  const days = ['"MO,TU,WE"', '"TU,TH"', 'FR', '"MO,TU,WE,TH,FR"'] as const
  const rowsOf = (heading: string, count: number, row: (at: number) => string): Uint8Array =>
    Buffer.from([heading, ...Array.from({ length: count }, (_unused, at) => row(at))].join('\r\n'))
  return zipSync({
    'organizations.csv': rowsOf('id,name', organisations, at => `o${at},Påhittad förening ${at}`),
    'services.csv': rowsOf(
      'id,organization_id,name,description,assured_date',
      services,
      at => `s${at},o${at % organisations},Råd ${at},${'Påhittad hjälp. '.repeat(15)},2026-0${1 + (at % 9)}-01`
    ),
    'locations.csv': rowsOf('id,location_type,name', services, at => `l${at},physical,Hus ${at}`),
    'service_at_location.csv': rowsOf('id,service_id,location_id', services, at => `a${at},s${at},l${at}`),
    'addresses.csv': rowsOf(
      'id,location_id,address_1,city',
      services,
      at => `d${at},l${at},Påhittade gatan ${at},${of(municipalities, at).name}`
    ),
    'phones.csv': rowsOf('id,service_id,number', services, at => `p${at},s${at},040-${at}`),
    'schedules.csv': rowsOf(
      'id,location_id,freq,byday,opens_at,closes_at',
      services,
      at => `h${at},l${at},WEEKLY,${of(days, at)},0${8 + (at % 2)}:00,1${at % 9}:30`
    ),
    'languages.csv': rowsOf('id,service_id,code', services, at => `g${at},s${at},${of(languages, at % 20).code}`),
    'service_areas.csv': rowsOf('id,service_id,name', services, at =>
      at % 2 === 0 ? `r${at},s${at},Skåne län` : `r${at},s${at},${of(municipalities, at).name}`
    ),
    'taxonomy_terms.csv': rowsOf('id,code,name,description', topics.length, at => {
      const { code, sv } = of(topics, at)
      return `t${at},${code},"${sv}","${sv}"`
    }),
    'attributes.csv': rowsOf(
      'id,link_id,link_entity,taxonomy_term_id',
      services,
      at => `b${at},s${at},service,t${at % topics.length}`
    )
  })
}
