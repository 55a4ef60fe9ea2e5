import { onTestFinished } from 'vitest'
import type { PersonId } from '../../src/shared/domain/ids.ts'
import type { Role } from '../../src/shared/domain/roles.ts'
import { openBureau, testPassphrase, valueOf, type Door } from '../bureau.ts'

export const own = { ownPassphrase: testPassphrase }
export const ninas = 'en gul cykel utan klocka'
export const omars = 'fyra katter under trappan'

/** Closes it when the test is over. */
export function closedAfter(door: Door): Door {
  onTestFinished(() => door.close())
  return door
}

/** An open bureau of one coordinator, with what a test of people asks of it. */
export async function newBureau() {
  const door = await openBureau()
  closedAfter(door)
  const { core } = door
  return {
    ...door,
    list: async () => valueOf(await core.call('people.list', null)),
    add: async (name: string, newPassphrase: string, ...roles: [Role, ...Role[]]): Promise<PersonId> =>
      valueOf(await core.call('people.add', { ...own, name, newPassphrase, roles })).person,
    me: async (): Promise<PersonId> => {
      const status = valueOf(await core.call('bureau.status', null))
      if (status.state !== 'unlocked') throw new Error('locked')
      return status.person.id
    },
    lock: async () => valueOf(await core.call('bureau.lock', { reason: 'asked' })),
    /** Locks, and tries to get in. Answers the roles, or the code of the refusal. */
    enter: async (passphrase: string): Promise<readonly Role[] | string> => {
      valueOf(await core.call('bureau.lock', { reason: 'asked' }))
      const unlocked = await core.call('bureau.unlock', { passphrase })
      if (!unlocked.ok) return unlocked.error.code
      const status = valueOf(await core.call('bureau.status', null))
      return status.state === 'unlocked' ? status.person.roles : status.state
    }
  }
}
