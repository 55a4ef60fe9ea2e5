import type { Core } from '../core/create-core.ts'
import { personNameKey } from '../shared/domain/person-name.ts'
import type { ListedPerson } from '../shared/features/people/people.schema.ts'
import { CliError, valueOf } from './cli-error.ts'
import { nearest } from './nearest.ts'

/**
 * The person of this name or id. Names are told apart as the bureau tells them apart, and those of removed people may be somebody
 * else's by now. Throws `person.not-known`, naming whoever was most likely meant.
 */
export async function knownPerson(core: Core, typed: string): Promise<ListedPerson> {
  const people = valueOf(await core.call('people.list', null)).filter(({ status }) => status !== 'removed')
  const key = personNameKey(typed)
  const found = people.find(({ id, name }) => id === typed || personNameKey(name) === key)
  if (found !== undefined) return found
  const meant = nearest(
    typed,
    people.map(({ name }) => name)
  )
  throw new CliError('person.not-known', { name: typed, meant: meant ?? '' })
}
