import type { Database } from 'better-sqlite3'
import type { ListedPerson } from '../../../shared/features/people/people.schema.ts'
import { peopleCalls } from '../../../shared/features/people/people.contract.ts'
import { onDesk, type BoundCalls } from '../../bound-call.ts'
import type { Platform } from '../../platform.ts'
import { readOwnKeyring } from '../../vault/keyring-file.ts'
import type { PassphraseCost } from '../../vault/passphrase-cost.ts'
import { listPeople } from '../../vault/people-table.ts'
import {
  addPerson,
  changePassphrase,
  changeRoles,
  reinstatePerson,
  removePerson,
  renamePerson,
  resetPassphrase,
  suspendPerson
} from '../../vault/people.ts'
import type { Vault } from '../../vault/vault.ts'

export interface PeopleParts {
  readonly platform: Platform
  /** Runs a step on the open vault while nothing else is done with it. */
  readonly withVault: <T>(step: (vault: Vault) => Promise<T>) => Promise<T>
  /** What no passphrase may lean on, apart from the person's name. */
  readonly namesIn: (db: Database) => Promise<readonly string[]>
  readonly passphraseCost: PassphraseCost | undefined
  /** How far removing a person has come. */
  readonly progress: (done: number, total: number) => void
}

/** The people of the bureau. What they are and who gets in is the vault's; here it meets the calls. */
export function peopleHandlers({
  platform,
  withVault,
  namesIn,
  passphraseCost: cost,
  progress
}: PeopleParts): BoundCalls<keyof typeof peopleCalls> {
  const { now } = platform
  const done = async (step: (vault: Vault) => Promise<void>): Promise<null> => {
    await withVault(step)
    return null
  }
  return {
    'people.list': onDesk(peopleCalls['people.list'], () => withVault(async vault => everybody(vault))),
    'people.add': onDesk(peopleCalls['people.add'], request =>
      withVault(async vault => ({
        person: await addPerson(vault, { ...request, now, cost, names: await namesIn(vault.db) })
      }))
    ),
    'people.changeRoles': onDesk(peopleCalls['people.changeRoles'], request =>
      done(vault => changeRoles(vault, { ...request, now }))
    ),
    'people.rename': onDesk(peopleCalls['people.rename'], request =>
      done(vault => renamePerson(vault, { ...request, now }))
    ),
    'people.suspend': onDesk(peopleCalls['people.suspend'], request =>
      done(vault => suspendPerson(vault, { ...request, now }))
    ),
    'people.reinstate': onDesk(peopleCalls['people.reinstate'], request =>
      done(vault => reinstatePerson(vault, { ...request, now }))
    ),
    'people.remove': onDesk(peopleCalls['people.remove'], request =>
      done(vault => removePerson(vault, { ...request, now, progress }))
    ),
    'people.resetPassphrase': onDesk(peopleCalls['people.resetPassphrase'], request =>
      done(async vault => resetPassphrase(vault, { ...request, now, cost, names: await namesIn(vault.db) }))
    ),
    'people.changePassphrase': onDesk(peopleCalls['people.changePassphrase'], request =>
      done(async vault => changePassphrase(vault, { ...request, now, cost, names: await namesIn(vault.db) }))
    )
  }
}

function everybody(vault: Vault): ListedPerson[] {
  const { slots } = readOwnKeyring(vault)
  return listPeople(vault.db).map(person => ({
    ...person,
    roles: [...person.roles],
    hasSlot: slots.some(slot => slot.user === person.id)
  }))
}
