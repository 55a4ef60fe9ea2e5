import type { OrganisationKind } from '../shared/domain/vocabulary.ts'

/** Organisations whose kind their name settles: state authorities of the whole country, by the names in daily use. */
const authorities: readonly string[] = [
  'Arbetsförmedlingen',
  'Arbetsmiljöverket',
  'Bolagsverket',
  'Centrala studiestödsnämnden',
  'CSN',
  'Diskrimineringsombudsmannen',
  'DO',
  'Försäkringskassan',
  'Kronofogden',
  'Kronofogdemyndigheten',
  'Migrationsverket',
  'Pensionsmyndigheten',
  'Polisen',
  'Polismyndigheten',
  'Skatteverket',
  'Socialstyrelsen',
  'Transportstyrelsen',
  'Universitets- och högskolerådet',
  'UHR'
]

/** The kind of an organisation that the desk does not know yet, or null when its name does not settle it. */
export function authorityKinds(keyOf: (name: string) => string): (key: string) => OrganisationKind | null {
  const keys = new Set(authorities.map(keyOf))
  return key => (keys.has(key) ? 'authority' : null)
}
