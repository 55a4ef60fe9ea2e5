import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { createCore, type Core } from '../../src/core/create-core.ts'
import { systemPlatform } from '../../src/core/platform.ts'
import { cheapestCost } from '../../src/core/vault/passphrase-cost.ts'
import { personIdSchema } from '../../src/shared/domain/ids.ts'
import type { Role } from '../../src/shared/domain/roles.ts'
import { codeOf, resourcesDir, valueOf } from '../bureau.ts'
import { PeopleModel, type Expected } from './people-model.ts'

/** What may be done, and how often among other things. */
export const often = {
  add: 5,
  suspend: 3,
  reinstate: 3,
  remove: 2,
  roles: 3,
  reset: 2,
  ownPassphrase: 2,
  renewRecoveryKey: 1,
  recover: 1,
  restart: 1,
  kill: 1,
  wrongPassphrase: 1,
  notCoordinator: 1
} as const
export type Kind = keyof typeof often

/** One thing that is done in the bureau. */
export interface Step {
  readonly kind: Kind
  /** Who does it and to whom, out of those who can. */
  readonly by: number
  readonly whom: number
  readonly roles: readonly Role[]
}

const TWENTY_MINUTES = 20 * 60_000

/** A bureau, those who come and go in it, and what should be so. */
export class PeopledBureau {
  readonly model = new PeopleModel()
  /** What was found and should have been otherwise. */
  readonly wrong: string[] = []
  readonly #home = mkdtempSync(path.join(os.tmpdir(), 'fyr-people-'))
  /** Holds the vault's folder and what this computer remembers of it. */
  #place = path.join(this.#home, '0')
  #core = this.#newCore()
  #now = Date.UTC(2026, 8, 1, 9)
  #recoveryKey = ''
  readonly #oldRecoveryKeys: string[] = []
  #drawn = 0

  async open(): Promise<void> {
    const passphrase = this.#newPassphrase()
    const made = await this.#core.call('bureau.create', {
      name: 'Provbyrån',
      municipality: '1280',
      language: 'sv',
      personName: 'Person 0',
      passphrase
    })
    this.#recoveryKey = valueOf(made).recoveryKey
    const [first] = valueOf(await this.#core.call('people.list', null))
    if (first === undefined) throw new Error('a bureau without a coordinator')
    this.model.join({ ...first, roles: ['coordinator', 'volunteer'], passphrase, status: 'active' })
  }

  async end(): Promise<void> {
    await this.#core.close()
    rmSync(this.#home, { recursive: true, force: true })
  }

  async do(step: Step): Promise<void> {
    const by = drawn(this.model.coordinators, step.by)
    if (by === undefined) throw new Error('nobody is a coordinator any more')
    await this.#enter(by.passphrase)
    const own = { ownPassphrase: by.passphrase }
    const { model } = this
    switch (step.kind) {
      case 'add': {
        const name = `Person ${model.people.length}`
        const roles = [...step.roles]
        const passphrase = this.#newPassphrase()
        const call = await this.#core.call('people.add', { ...own, name, roles, newPassphrase: passphrase })
        const added: Expected = { id: valueOf(call).person, name, roles, passphrase, status: 'active' }
        model.join(added)
        return model.record('people.added', by, added)
      }
      case 'roles': {
        const whom = drawn(
          model.people.filter(person => person.status !== 'removed'),
          step.whom
        )
        if (whom === undefined) return
        const changed = await this.#core.call('people.changeRoles', { ...own, person: whom.id, roles: [...step.roles] })
        if (whom === by && !step.roles.includes('coordinator')) return this.#see(codeOf(changed), 'people.self')
        valueOf(changed)
        whom.roles = step.roles
        return model.record('people.rolesChanged', by, whom)
      }
      case 'suspend':
      case 'reinstate':
      case 'remove':
      case 'reset':
        return this.#to(this.#whomFor(step), step.kind, by)
      case 'ownPassphrase': {
        const whom = drawn(model.active, step.whom)
        if (whom === undefined) return
        await this.#enter(whom.passphrase)
        const newPassphrase = this.#newPassphrase()
        const request = { ownPassphrase: whom.passphrase, newPassphrase }
        valueOf(await this.#core.call('people.changePassphrase', request))
        model.setPassphrase(whom, newPassphrase)
        return model.record('passphrase.changed', whom)
      }
      case 'renewRecoveryKey': {
        this.#oldRecoveryKeys.push(this.#recoveryKey)
        const renewed = await this.#core.call('bureau.renewRecoveryKey', { passphrase: by.passphrase })
        this.#recoveryKey = valueOf(renewed).recoveryKey
        return model.record('recovery.renewed', by)
      }
      case 'recover': {
        const [first] = model.coordinators
        if (first === undefined) throw new Error('nobody to recover for')
        await this.#lock()
        const passphrase = this.#newPassphrase()
        valueOf(await this.#core.call('bureau.recover', { recoveryKey: this.#recoveryKey, passphrase }))
        model.setPassphrase(first, passphrase)
        return model.record('recovery.used', first)
      }
      case 'restart':
        await this.#core.close()
        this.#core = this.#newCore()
        return
      case 'kill': {
        // What a killed program leaves: the files as they are, in the middle of the day.
        const left = path.join(this.#home, String(readdirSync(this.#home).length))
        cpSync(this.#place, left, { recursive: true })
        await this.#core.close()
        this.#place = left
        this.#core = this.#newCore()
        return
      }
      case 'wrongPassphrase': {
        const wrong = { ownPassphrase: 'det här är ingens lösenfras' }
        const refused = await this.#core.call('people.suspend', { ...wrong, person: nobody })
        this.#see(codeOf(refused), 'people.unknown')
        const whom = model.active.find(person => person !== by)
        if (whom === undefined) return
        const call = await this.#core.call('people.suspend', { ...wrong, person: whom.id })
        return this.#see(codeOf(call), 'vault.wrong-passphrase')
      }
      case 'notCoordinator': {
        const whom = drawn(
          model.active.filter(person => !person.roles.includes('coordinator')),
          step.whom
        )
        if (whom === undefined) return
        await this.#enter(whom.passphrase)
        const request = { ownPassphrase: whom.passphrase, person: by.id }
        return this.#see(codeOf(await this.#core.call('people.remove', request)), 'call.forbidden')
      }
    }
  }

  /** Sees that exactly those get in who should, as what they should. */
  async lookAtDoors(): Promise<void> {
    for (const { passphrase } of this.model.people) await this.#lookAtDoor(passphrase)
  }

  /** The same for every passphrase and every recovery key that there ever was. */
  async lookAtAllDoors(): Promise<void> {
    for (const passphrase of this.model.passphrases) await this.#lookAtDoor(passphrase)

    await this.#lock()
    for (const recoveryKey of this.#oldRecoveryKeys) {
      const refused = await this.#core.call('bureau.recover', { recoveryKey, passphrase: this.#newPassphrase() })
      this.#see(codeOf(refused), 'vault.wrong-recovery-key')
    }
  }

  async #lookAtDoor(passphrase: string): Promise<void> {
    this.#see(await this.#try(passphrase), this.model.rolesOf(passphrase) ?? 'vault.wrong-passphrase')
  }

  /** Sees that the list of people and the record say what happened, each thing once and in order, and that there is one desk file. */
  async lookAtRecord(): Promise<void> {
    const [coordinator] = this.model.coordinators
    await this.#enter(coordinator?.passphrase ?? '')
    const listed = valueOf(await this.#core.call('people.list', null))
    this.#see(
      listed.map(({ name, status, hasSlot }) => ({ name, status, hasSlot })),
      this.model.people.map(({ name, status }) => ({ name, status, hasSlot: status !== 'removed' }))
    )
    this.#see(
      listed.map(({ roles }) => roles),
      this.model.people.map(({ roles }) => roles)
    )
    const latestFirst = { kind: null, month: null, offset: 0, limit: 200 }
    const { entries, total } = valueOf(await this.#core.call('audit.list', latestFirst))
    const wanted = new Set(this.model.entries.map(({ action }) => action))
    const found = entries
      .filter(({ action }) => wanted.has(action))
      .map(({ action, by, about }) => ({ action, by, about }))
    // Of a long history the list shows the latest.
    const expected = this.model.entries.toReversed()
    this.#see(found, total <= latestFirst.limit ? expected : expected.slice(0, found.length))
    this.#see(
      readdirSync(path.join(this.#place, 'bureau')).filter(name => name.endsWith('.db')),
      [`desk-${this.model.removals + 1}.db`]
    )
    const { parts } = valueOf(await this.#core.call('checks.run', null))
    this.#see(
      parts.filter(({ ok }) => !ok),
      []
    )
  }

  /** Mostly somebody to whom it can be done; now and then anybody. */
  #whomFor({ kind, whom }: Step): Expected | undefined {
    const { people } = this.model
    const status = kind === 'reinstate' ? 'suspended' : 'active'
    return drawn(
      people.filter(person => whom === 0 || (person.status === status && person !== people[0])),
      whom
    )
  }

  async #to(
    whom: Expected | undefined,
    kind: 'suspend' | 'reinstate' | 'remove' | 'reset',
    by: Expected
  ): Promise<void> {
    if (whom === undefined) return
    const request = { ownPassphrase: by.passphrase, person: whom.id }
    const newPassphrase = this.#newPassphrase()
    const result = await {
      suspend: () => this.#core.call('people.suspend', request),
      reinstate: () => this.#core.call('people.reinstate', request),
      remove: () => this.#core.call('people.remove', request),
      reset: () => this.#core.call('people.resetPassphrase', { ...request, newPassphrase })
    }[kind]()
    if (whom.status === 'removed') return this.#see(codeOf(result), 'people.unknown')
    if (whom === by) return this.#see(codeOf(result), 'people.self')
    const from = { suspend: 'active', reset: 'active', reinstate: 'suspended', remove: whom.status }[kind]
    if (whom.status !== from) return this.#see(codeOf(result), 'people.state')
    valueOf(result)
    const { model } = this
    if (kind === 'reset') {
      model.setPassphrase(whom, newPassphrase)
      return model.record('passphrase.reset', by, whom)
    }
    if (kind === 'remove') model.removals += 1
    whom.status = ({ suspend: 'suspended', reinstate: 'active', remove: 'removed' } as const)[kind]
    model.record(
      ({ suspend: 'people.suspended', reinstate: 'people.reinstated', remove: 'people.removed' } as const)[kind],
      by,
      whom
    )
  }

  #see(found: unknown, expected: unknown): void {
    if (!isDeepStrictEqual(found, expected))
      this.wrong.push(`${JSON.stringify(found)} in place of ${JSON.stringify(expected)}`)
  }

  async #enter(passphrase: string): Promise<void> {
    const roles = await this.#try(passphrase)
    if (typeof roles === 'string') this.wrong.push(`${roles} for somebody who should get in`)
  }

  /** The roles that a passphrase lets in with, or the code of the refusal. No wait is left of earlier tries. */
  async #try(passphrase: string): Promise<readonly Role[] | string> {
    await this.#lock()
    this.#now += TWENTY_MINUTES
    const unlocked = await this.#core.call('bureau.unlock', { passphrase })
    if (!unlocked.ok) return unlocked.error.code
    const status = valueOf(await this.#core.call('bureau.status', null))
    return status.state === 'unlocked' ? status.person.roles : status.state
  }

  #lock(): Promise<unknown> {
    return this.#core.call('bureau.lock', { reason: 'asked' })
  }

  #newCore(): Core {
    return createCore({
      dataDir: path.join(this.#place, 'bureau'),
      resourcesDir,
      logDir: path.join(this.#home, 'logs'),
      marksDir: path.join(this.#place, 'marks'),
      platform: { ...systemPlatform, now: () => this.#now },
      passphraseCost: cheapestCost
    })
  }

  #newPassphrase(): string {
    this.#drawn += 1
    return `sju blå hästar dansar ${this.#drawn}`
  }
}

const nobody = personIdSchema.parse('01999999-9999-7999-8999-999999999999')

const drawn = <T>(list: readonly T[], number: number): T | undefined => list[number % list.length]
