/** An object of JSON, whatever is in it. */
export type JsonObject = Readonly<Record<string, unknown>>

/** Neither a list nor null. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const onlyTheirs = [
  'eligibilitys',
  'fundings',
  'holiday_schedules',
  'regular_schedules',
  'service_taxonomys',
  'deliverable_type',
  'attending_access'
]

/**
 * Whether a service is one of Open Referral UK 1.0: the first profile, of the specification 2.0, which the publishers of many councils
 * still answer with.
 */
export const isOpenReferralUk1 = (root: JsonObject): boolean => onlyTheirs.some(key => key in root)

/**
 * A service of Open Referral UK 1.0 as one of the specification 3.0, by the application profile that its publisher, the English Local
 * Government Association, gave out (`ap.tableschema.json`). What 3.0 has no place for, such as reviews, is left out.
 */
export function fromOpenReferralUk1(service: JsonObject): JsonObject {
  const { eligibilitys, fundings, regular_schedules, holiday_schedules, service_taxonomys, organization, ...rest } =
    service
  return {
    ...rest,
    status: service['status'] ?? 'active',
    fees_description: service['fees_description'] ?? service['fees'],
    fees: undefined,
    ...eligibilityOf(each(eligibilitys)),
    organization: isObject(organization) ? { ...organization, website: organization['url'] } : organization,
    funding: each(fundings),
    schedules: [...each(regular_schedules), ...each(holiday_schedules).map(holiday)],
    service_areas: each(service['service_areas']).map(area => ({
      ...area,
      name: area['name'] ?? area['service_area']
    })),
    languages: each(service['languages']).map(language => ({
      ...language,
      name: language['name'] ?? language['language']
    })),
    attributes: each(service_taxonomys).map(({ id, taxonomy }) => ({ id, taxonomy_term: term(taxonomy) })),
    service_at_locations: each(service['service_at_locations']).map(serviceThere)
  }
}

const each = (list: unknown): readonly JsonObject[] => (Array.isArray(list) ? list.filter(isObject) : [])

/** For whom, and of which age: one rule as 3.0 has it, several in words, one under the other. */
function eligibilityOf(rules: readonly JsonObject[]): JsonObject {
  const [only, ...more] = rules
  if (only !== undefined && more.length === 0)
    return {
      eligibility_description: only['eligibility'],
      minimum_age: only['minimum_age'],
      maximum_age: only['maximum_age']
    }
  const words = rules.map(({ eligibility, minimum_age: from, maximum_age: to }) => {
    const ages = [from, to].flatMap(age => (typeof age === 'number' ? [String(age)] : []))
    return [...(typeof eligibility === 'string' ? [eligibility] : []), ages.join('–')].join(' ').trim()
  })
  return { eligibility_description: words.join('\n') }
}

/** Days on which something else holds than usual: closed, or open at these hours. */
const holiday = ({
  id,
  closed,
  start_date: from,
  end_date: to,
  opens_at: opens,
  closes_at: closes
}: JsonObject): JsonObject =>
  closed === true
    ? { id, valid_from: from, valid_to: to }
    : { id, valid_from: from, valid_to: to, opens_at: opens, closes_at: closes }

const term = (taxonomy: unknown): unknown =>
  isObject(taxonomy) ? { ...taxonomy, taxonomy: taxonomy['vocabulary'], vocabulary: undefined } : taxonomy

/** The schedules of a service at a place are called in the singular there. */
function serviceThere({
  location,
  regular_schedule,
  regular_schedules,
  holiday_schedules,
  ...rest
}: JsonObject): JsonObject {
  return {
    ...rest,
    schedules: [...each(regular_schedule ?? regular_schedules), ...each(holiday_schedules).map(holiday)],
    location: isObject(location) ? place(location) : location
  }
}

function place({ physical_addresses, accessibility_for_disabilities, ...rest }: JsonObject): JsonObject {
  return {
    location_type: 'physical',
    ...rest,
    addresses: each(physical_addresses).map(address => ({ address_type: 'physical', ...address })),
    accessibility: each(accessibility_for_disabilities).map(({ id, accessibility }) => ({
      id,
      description: accessibility
    }))
  }
}
