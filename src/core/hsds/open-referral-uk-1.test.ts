import { describe, expect, it } from 'vitest'
import { readOpeningRule } from '../../shared/domain/opening-rules.ts'
import { createRowCollector } from './found-rows.ts'
import type { HsdsTableName } from './hsds-tables.ts'
import { readJson } from './read-json.ts'

/** A made-up service as a council's endpoint of Open Referral UK 1.0 answers it. */
const service = {
  id: 'svc-1',
  name: 'Made-up advice',
  description: 'Not a real service',
  url: 'https://example.org/advice',
  email: null,
  status: null,
  fees: 'None',
  deliverable_type: 'Advice',
  assured_date: '2026-01-02',
  organization: { id: 'org-1', name: 'Made-up Council', description: 'Not real', url: 'https://example.org' },
  contacts: [{ id: 'con-1', name: 'Front desk', phones: [{ id: 'pho-1', number: '555 010-0001', language: 'en' }] }],
  cost_options: [{ id: 'cos-1', option: 'Visit', amount: '0' }],
  eligibilitys: [{ id: 'eli-1', eligibility: 'Adults', minimum_age: 18, maximum_age: null, taxonomys: [] }],
  fundings: [{ id: 'fun-1', source: 'The county' }],
  holiday_schedules: [{ id: 'hol-1', closed: true, start_date: '2026-12-24', end_date: '2026-12-26' }],
  languages: [{ id: 'lan-1', language: 'ar' }],
  regular_schedules: [{ id: 'reg-1', byday: 'MO,TU', freq: 'WEEKLY', opens_at: '09:00:00', closes_at: '12:00:00' }],
  reviews: [{ id: 'rev-1', score: '5' }],
  service_areas: [{ id: 'are-1', service_area: 'Made-up County', uri: 'https://example.org/county' }],
  service_taxonomys: [{ id: 'tax-1', taxonomy: { id: 'term-1', name: 'Housing', vocabulary: 'made-up' } }],
  service_at_locations: [
    {
      id: 'sal-1',
      location: {
        id: 'loc-1',
        name: 'Made-up House',
        latitude: 55.6,
        physical_addresses: [
          { id: 'adr-1', address_1: '1 Made-up Street', city: 'Nowhere', postal_code: 'X1', country: 'GB' }
        ],
        accessibility_for_disabilities: [{ id: 'acc-1', accessibility: 'ramp' }]
      },
      regular_schedule: [{ id: 'reg-2', byday: 'FR', opens_at: '10:00', closes_at: '14:00' }]
    }
  ]
}

async function rowsOf(json: unknown) {
  const collector = createRowCollector()
  await readJson('services.json', JSON.stringify(json), { collector, pace: async () => undefined })
  const fieldsOf = (table: HsdsTableName, id: string) => collector.rows.get(`${table} ${id}`)?.fields
  return { collector, fieldsOf }
}

describe('Open Referral UK 1.0', () => {
  it('becomes the tables of the specification 3.0, and what it does not say is filled in and told once', async () => {
    const { collector, fieldsOf } = await rowsOf({ totalElements: 1, totalPages: 1, content: [service] })
    expect(collector.problems).toEqual([
      { file: 'services.json', line: 1, column: 'location_type', problem: 'filled-in', blocks: false },
      { file: 'services.json', line: 1, column: 'reviews', problem: 'column-unknown', blocks: false }
    ])
    expect(fieldsOf('service', 'svc-1')).toMatchObject({
      organization_id: 'org-1',
      status: 'active',
      fees_description: 'None',
      eligibility_description: 'Adults',
      minimum_age: '18',
      deliverable_type: 'Advice'
    })
    expect(fieldsOf('service', 'svc-1')).not.toHaveProperty('fees')
    expect(fieldsOf('organization', 'org-1')).toMatchObject({ website: 'https://example.org' })
    expect(fieldsOf('funding', 'fun-1')).toMatchObject({ source: 'The county' })
    expect(fieldsOf('language', 'lan-1')).toMatchObject({ name: 'ar' })
    expect(fieldsOf('service_area', 'are-1')).toMatchObject({ name: 'Made-up County' })
    expect(fieldsOf('taxonomy_term', 'term-1')).toMatchObject({ name: 'Housing', taxonomy: 'made-up' })
    expect(fieldsOf('attribute', 'tax-1')).toMatchObject({ link_id: 'svc-1', taxonomy_term_id: 'term-1' })
    expect(fieldsOf('location', 'loc-1')).toMatchObject({ location_type: 'physical', latitude: '55.6' })
    expect(fieldsOf('address', 'adr-1')).toMatchObject({ location_id: 'loc-1', address_type: 'physical' })
    expect(fieldsOf('accessibility', 'acc-1')).toMatchObject({ location_id: 'loc-1', description: 'ramp' })
    expect(fieldsOf('phone', 'pho-1')).toMatchObject({ contact_id: 'con-1' })
  })

  it('keeps hours and holidays such that they are understood', async () => {
    const { fieldsOf } = await rowsOf(service)
    expect(fieldsOf('schedule', 'reg-1')).toMatchObject({ service_id: 'svc-1' })
    expect(fieldsOf('schedule', 'reg-2')).toMatchObject({ service_at_location_id: 'sal-1' })
    const hours = (id: string) => readOpeningRule(fieldsOf('schedule', id) ?? {})?.hours
    expect(hours('reg-1')).toEqual({ opens: 540, closes: 720 })
    expect(hours('reg-2')).toEqual({ opens: 600, closes: 840 })
    expect(hours('hol-1')).toBeNull()
  })

  it('says several rules of whom it is for in words', async () => {
    const rules = [
      { id: 'a', eligibility: 'child', minimum_age: 0, maximum_age: 17 },
      { id: 'b', eligibility: 'female', minimum_age: null, maximum_age: null }
    ]
    const { fieldsOf } = await rowsOf({ ...service, eligibilitys: rules })
    expect(fieldsOf('service', 'svc-1')).toMatchObject({ eligibility_description: 'child 0–17\nfemale' })
  })

  it('survives whatever stands where something else was meant', async () => {
    const { collector } = await rowsOf({
      ...service,
      eligibilitys: 'x',
      service_at_locations: [{ id: 'sal-1', location: 7, regular_schedule: {} }],
      service_taxonomys: [{ id: 'tax-1', taxonomy: null }, null]
    })
    expect(collector.rows.has('service svc-1')).toBe(true)
  })
})
