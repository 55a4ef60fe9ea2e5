import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { cheapestCost } from '../../src/core/vault/passphrase-cost.ts'
import { parseKeyring } from '../../src/core/vault/keyring-format.ts'
import { personIdSchema } from '../../src/shared/domain/ids.ts'
import { codeOf, emptyCore, testPassphrase, valueOf } from '../bureau.ts'
import { closedAfter, newBureau, ninas, omars, own } from './people-fixture.ts'

describe('somebody who is added', () => {
  it('gets in with a passphrase of their own, in the roles that they were given', async () => {
    const { add, list, enter } = await newBureau()
    await add('Nina Prov', ninas, 'volunteer', 'trainer')
    expect(await list()).toMatchObject([
      { name: 'Prov Provsson', status: 'active', roles: ['coordinator', 'volunteer'], hasSlot: true },
      { name: 'Nina Prov', status: 'active', roles: ['volunteer', 'trainer'], hasSlot: true }
    ])
    expect(await enter(ninas)).toEqual(['volunteer', 'trainer'])
    expect(await enter(testPassphrase)).toEqual(['coordinator', 'volunteer'])
  })

  it('gets in however their keyboard puts letters together', async () => {
    const { add, enter } = await newBureau()
    await add('Nina Prov', 'höst över ålderdomshemmet'.normalize('NFD'), 'volunteer')
    expect(await enter('höst över ålderdomshemmet'.normalize('NFC'))).toEqual(['volunteer'])
  })

  it('may have a passphrase of 128 characters, and not of 129', async () => {
    const { core, add, enter } = await newBureau()
    const longest = `${'kajak mössa ärtor '.repeat(7)}på`
    expect(longest).toHaveLength(128)
    const refused = await core.call('people.add', {
      ...own,
      name: 'Omar Prov',
      roles: ['volunteer'],
      newPassphrase: `${longest}a`
    })
    expect(refused).toMatchObject({ error: { code: 'vault.passphrase-weak', params: { reason: 'too-long' } } })
    await add('Nina Prov', `${'kajak mössa ärtor '.repeat(6)}och en bil!`, 'volunteer')
    expect(await enter(`${'kajak mössa ärtor '.repeat(6)}och en bil!`)).toEqual(['volunteer'])
  })

  it.each([
    ['fjorton tecken', 'too-short'],
    ['Provbyrån 2026 Provbyrån', 'name'],
    ['Nina Prov Nina Prov!', 'name'],
    ['lösenordlösenord1', 'common']
  ])('is not given the passphrase %s', async (newPassphrase, reason) => {
    const { core, list } = await newBureau()
    const refused = await core.call('people.add', { ...own, name: 'Nina Prov', roles: ['volunteer'], newPassphrase })
    expect(refused).toMatchObject({ error: { code: 'vault.passphrase-weak', params: { reason } } })
    expect(await list()).toHaveLength(1)
  })

  it('is not given a passphrase that somebody has, and is told no more than of any that is easy to guess', async () => {
    const { core, add } = await newBureau()
    await add('Nina Prov', ninas, 'volunteer')
    const refusals = [ninas, testPassphrase, ninas.normalize('NFD')].map(newPassphrase =>
      core.call('people.add', { ...own, name: 'Omar Prov', roles: ['volunteer'], newPassphrase })
    )
    for (const refused of await Promise.all(refusals))
      expect(refused).toEqual({
        ok: false,
        error: { code: 'vault.passphrase-weak', params: { reason: 'common' } }
      })
  })

  it.each(['prov provsson', 'Pröv  Provssôn', 'PROV PROVSSON'.normalize('NFD')])(
    'cannot be called %j beside Prov Provsson',
    async name => {
      const { core } = await newBureau()
      const refused = await core.call('people.add', { ...own, name, roles: ['volunteer'], newPassphrase: ninas })
      expect(codeOf(refused)).toBe('people.name-taken')
    }
  )
})

describe("one's own passphrase", () => {
  it('is asked for by every change of who gets in, and a wrong one changes nothing and is counted', async () => {
    const { core, add, list, me } = await newBureau()
    const person = await add('Nina Prov', ninas, 'volunteer')
    const before = await list()
    const wrong = { ownPassphrase: ninas }
    const tries = [
      core.call('people.add', { ...wrong, name: 'Omar Prov', roles: ['volunteer'], newPassphrase: omars }),
      core.call('people.changeRoles', { ...wrong, person, roles: ['coordinator'] }),
      core.call('people.suspend', { ...wrong, person }),
      core.call('people.resetPassphrase', { ...wrong, person, newPassphrase: omars })
    ]
    for (const refused of await Promise.all(tries)) expect(codeOf(refused)).toBe('vault.wrong-passphrase')
    expect(await list()).toEqual(before)
    expect(await me()).toBe(before[0]?.id)
    const typos = { ownPassphrase: 'inte alls den rätta' }
    // A right passphrase of somebody else was no failed try to get in, a wrong one is.
    for (let left = 5; left > 0; left -= 1) await core.call('people.suspend', { ...typos, person })
    expect(codeOf(await core.call('people.suspend', { ...typos, person }))).toBe('vault.too-many-tries')
  })

  it('can be changed by everybody, volunteers too, without a coordinator', async () => {
    const { core, add, enter } = await newBureau()
    await add('Nina Prov', ninas, 'volunteer')
    await enter(ninas)
    valueOf(await core.call('people.changePassphrase', { ownPassphrase: ninas, newPassphrase: omars }))
    expect(await enter(ninas)).toBe('vault.wrong-passphrase')
    expect(await enter(omars)).toEqual(['volunteer'])
    expect(await enter(testPassphrase)).toEqual(['coordinator', 'volunteer'])
  })

  it('cannot be changed with the passphrase of somebody else, or to one that somebody has', async () => {
    const { core, add, enter } = await newBureau()
    await add('Nina Prov', ninas, 'volunteer')
    await enter(ninas)
    const change = (ownPassphrase: string, newPassphrase: string) =>
      core.call('people.changePassphrase', { ownPassphrase, newPassphrase })
    expect(codeOf(await change(testPassphrase, omars))).toBe('vault.wrong-passphrase')
    expect(await change(ninas, testPassphrase)).toMatchObject({ error: { params: { reason: 'common' } } })
    expect(await enter(ninas)).toEqual(['volunteer'])
  })

  it('stays changed: the keyring from before is refused when it is put back', async () => {
    const { core, add, enter, dataDir } = await newBureau()
    await add('Nina Prov', ninas, 'volunteer')
    await enter(ninas)
    const keyring = path.join(dataDir, 'keyring.json')
    const before = readFileSync(keyring)
    valueOf(await core.call('people.changePassphrase', { ownPassphrase: ninas, newPassphrase: omars }))
    valueOf(await core.call('bureau.lock', { reason: 'asked' }))
    writeFileSync(keyring, before)
    expect(codeOf(await core.call('bureau.unlock', { passphrase: ninas }))).toBe('vault.keyring-older')
    expect(codeOf(await core.call('bureau.unlock', { passphrase: testPassphrase }))).toBe('vault.keyring-older')
  })

  it('is stretched at today’s cost when it is changed; everybody else still gets in, and the old cost goes with its last slot', async () => {
    const { core, add, enter, lock, dataDir } = await newBureau()
    await add('Nina Prov', ninas, 'volunteer')
    await lock()
    const dearer = { ...cheapestCost, passes: 3 }
    const later = emptyCore({ dataDir, passphraseCost: dearer })
    closedAfter(later)
    const costs = () =>
      parseKeyring(readFileSync(path.join(dataDir, 'keyring.json'))).derivations.map(derivation => derivation.passes)
    valueOf(await later.core.call('bureau.unlock', { passphrase: ninas }))
    valueOf(await later.core.call('people.changePassphrase', { ownPassphrase: ninas, newPassphrase: omars }))
    expect(new Set(costs())).toEqual(new Set([2, 3]))
    await later.core.call('bureau.lock', { reason: 'asked' })
    expect(await enter(testPassphrase)).toEqual(['coordinator', 'volunteer'])
    await lock()
    valueOf(await later.core.call('bureau.unlock', { passphrase: testPassphrase }))
    const next = 'sju blå stenar vid ån'
    valueOf(await later.core.call('people.changePassphrase', { ownPassphrase: testPassphrase, newPassphrase: next }))
    expect(costs()).toEqual([3])
    await later.core.call('bureau.lock', { reason: 'asked' })
    await core.call('bureau.unlock', { passphrase: next })
    expect(await enter(omars)).toEqual(['volunteer'])
  })
})

describe('roles', () => {
  it('change what somebody may do, from when they next get in', async () => {
    const { core, add, enter } = await newBureau()
    const person = await add('Nina Prov', ninas, 'volunteer')
    valueOf(await core.call('people.changeRoles', { ...own, person, roles: ['coordinator'] }))
    expect(await enter(ninas)).toEqual(['coordinator'])
    const colleague = { name: 'Omar Prov', roles: ['volunteer' as const], newPassphrase: omars }
    valueOf(await core.call('people.add', { ownPassphrase: ninas, ...colleague }))
    expect(await enter(omars)).toEqual(['volunteer'])
  })

  it('change at once for whoever changes their own; but nobody stops being a coordinator by their own hand', async () => {
    const { core, me } = await newBureau()
    const person = await me()
    valueOf(await core.call('people.changeRoles', { ...own, person, roles: ['trainer', 'coordinator'] }))
    expect(valueOf(await core.call('bureau.status', null))).toMatchObject({
      person: { roles: ['trainer', 'coordinator'] }
    })
    expect(codeOf(await core.call('people.changeRoles', { ...own, person, roles: ['volunteer'] }))).toBe('people.self')
    expect(codeOf(await core.call('people.suspend', { ...own, person }))).toBe('people.self')
    expect(codeOf(await core.call('people.resetPassphrase', { ...own, person, newPassphrase: omars }))).toBe(
      'people.self'
    )
  })

  it('take the signing key away with the coordinator: a keyring signed with the one that they had is refused', async () => {
    const { core, add, enter, dataDir } = await newBureau()
    const person = await add('Nina Prov', ninas, 'coordinator', 'volunteer')
    const keyring = path.join(dataDir, 'keyring.json')
    const before = parseKeyring(readFileSync(keyring))
    valueOf(await core.call('people.changeRoles', { ...own, person, roles: ['volunteer'] }))
    const after = parseKeyring(readFileSync(keyring))
    expect(after.signedBy).not.toBe(before.signedBy)
    expect(after.grants.filter(grant => grant.user === person).map(grant => grant.compartment)).toEqual(['desk'])
    expect(after.grants.filter(grant => grant.compartment === 'keyring')).toHaveLength(2)
    expect(await enter(ninas)).toEqual(['volunteer'])
    expect(await enter(testPassphrase)).toEqual(['coordinator', 'volunteer'])
    valueOf(await core.call('people.changeRoles', { ...own, person, roles: ['coordinator'] }))
    expect(await enter(ninas)).toEqual(['coordinator'])
  })
})

describe('somebody who is suspended', () => {
  it('does not get in, is answered as anybody is who mistypes, and gets in again when reinstated', async () => {
    const { core, add, enter, list } = await newBureau()
    const person = await add('Nina Prov', ninas, 'volunteer', 'coordinator')
    valueOf(await core.call('people.suspend', { ...own, person }))
    expect(await list()).toMatchObject([{ status: 'active' }, { status: 'suspended', hasSlot: true }])
    expect(await enter(ninas)).toBe('vault.wrong-passphrase')
    expect(await enter(testPassphrase)).toEqual(['coordinator', 'volunteer'])
    expect(codeOf(await core.call('people.suspend', { ...own, person }))).toBe('people.state')
    valueOf(await core.call('people.reinstate', { ...own, person }))
    expect(await enter(ninas)).toEqual(['volunteer', 'coordinator'])
  })

  it('counts as a failed try at the door', async () => {
    const { core, add, enter } = await newBureau()
    valueOf(await core.call('people.suspend', { ...own, person: await add('Nina Prov', ninas, 'volunteer') }))
    for (let left = 5; left > 0; left -= 1) expect(await enter(ninas)).toBe('vault.wrong-passphrase')
    expect(await enter(ninas)).toBe('vault.too-many-tries')
  })
})

describe('a passphrase that was forgotten', () => {
  it('is replaced by a coordinator with their own', async () => {
    const { core, add, enter } = await newBureau()
    const person = await add('Nina Prov', ninas, 'volunteer')
    valueOf(await core.call('people.resetPassphrase', { ...own, person, newPassphrase: omars }))
    expect(await enter(ninas)).toBe('vault.wrong-passphrase')
    expect(await enter(omars)).toEqual(['volunteer'])
  })

  it('is the coordinator’s own: the recovery key gives the first active coordinator a new one, on another computer too', async () => {
    const { core, add, enter, me, lock, dataDir, recoveryKey } = await newBureau()
    await add('Nina Prov', ninas, 'coordinator')
    const first = await me()
    await enter(ninas)
    valueOf(await core.call('people.suspend', { ownPassphrase: ninas, person: first }))
    await lock()
    const fresh = emptyCore()
    closedAfter(fresh)
    cpSync(dataDir, fresh.dataDir, { recursive: true })
    valueOf(await fresh.core.call('bureau.recover', { recoveryKey, passphrase: omars }))
    expect(valueOf(await fresh.core.call('bureau.status', null))).toMatchObject({ person: { name: 'Nina Prov' } })
    await fresh.core.call('bureau.lock', { reason: 'asked' })
    expect(codeOf(await fresh.core.call('bureau.unlock', { passphrase: ninas }))).toBe('vault.wrong-passphrase')
    valueOf(await fresh.core.call('bureau.unlock', { passphrase: omars }))
  })

  it('is not replaced by the bureau’s name, or by what somebody else has', async () => {
    const { core, add, lock, recoveryKey } = await newBureau()
    await add('Nina Prov', ninas, 'volunteer')
    await lock()
    const recover = (passphrase: string) => core.call('bureau.recover', { recoveryKey, passphrase })
    expect(await recover('Provbyrån Provbyrån 12')).toMatchObject({ error: { params: { reason: 'name' } } })
    expect(await recover(ninas)).toMatchObject({ error: { params: { reason: 'common' } } })
  })
})

describe('a name', () => {
  it('can be changed, and not to that of somebody else', async () => {
    const { core, add, list, me } = await newBureau()
    const person = await add('Nina Prov', ninas, 'volunteer')
    valueOf(await core.call('people.rename', { person, name: 'Nina Äng' }))
    expect(codeOf(await core.call('people.rename', { person, name: 'prov provsson' }))).toBe('people.name-taken')
    valueOf(await core.call('people.rename', { person, name: 'NINA ÄNG' }))
    valueOf(await core.call('people.rename', { person: await me(), name: 'Provia Provsson' }))
    expect((await list()).map(each => each.name)).toEqual(['Provia Provsson', 'NINA ÄNG'])
    expect(valueOf(await core.call('bureau.status', null))).toMatchObject({ person: { name: 'Provia Provsson' } })
  })

  it('of nobody is named so', async () => {
    const { core } = await newBureau()
    const person = personIdSchema.parse('01999999-9999-7999-8999-999999999999')
    expect(codeOf(await core.call('people.rename', { person, name: 'Nina' }))).toBe('people.unknown')
  })
})
