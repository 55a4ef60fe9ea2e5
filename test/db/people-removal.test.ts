import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/core/db/connection.ts'
import { parseKeyring } from '../../src/core/vault/keyring-format.ts'
import { takeGrant, unlockWithPassphrase } from '../../src/core/vault/keyring-slots.ts'
import { compartmentMark } from '../../src/core/vault/layout.ts'
import { codeOf, testPassphrase, valueOf } from '../bureau.ts'
import { sentVisit } from '../visit-builder.ts'
import { newBureau, ninas, omars, own } from './people-fixture.ts'

describe('somebody who is removed', () => {
  it('does not get in again; everybody else does, and the work goes on without a new unlock', async () => {
    const { core, add, enter, list, dataDir } = await newBureau()
    const person = await add('Nina Prov', ninas, 'volunteer')
    await add('Omar Prov', omars, 'volunteer')
    const steps: number[] = []
    core.onEvent(event => {
      if (event.name === 'job.progress') steps.push(event.payload.done)
    })
    valueOf(await core.call('people.remove', { ...own, person }))
    expect(steps).toEqual([0, 1, 2, 3, 4])
    expect(await list()).toMatchObject([
      { status: 'active' },
      { name: 'Nina Prov', status: 'removed', hasSlot: false },
      { status: 'active' }
    ])
    valueOf(await core.call('drafts.save', { kind: 'visit', body: 'halvt' }))
    expect(readdirSync(dataDir).filter(name => name.endsWith('.db'))).toEqual(['desk-2.db'])
    expect(await enter(ninas)).toBe('vault.wrong-passphrase')
    expect(await enter(omars)).toEqual(['volunteer'])
    expect(await enter(testPassphrase)).toEqual(['coordinator', 'volunteer'])
    expect(valueOf(await core.call('drafts.load', { kind: 'visit' }))).toMatchObject({ body: 'halvt' })
  })

  it('leaves their name with what they have recorded, and lets somebody else have it', async () => {
    const { core, add, enter, list } = await newBureau()
    const person = await add('Nina Prov', ninas, 'volunteer')
    await enter(ninas)
    const visit = sentVisit()
    valueOf(await core.call('visits.record', visit))
    await enter(testPassphrase)
    valueOf(await core.call('people.remove', { ...own, person }))
    expect(valueOf(await core.call('visits.open', { id: visit.id }))).toMatchObject({
      visit: { recordedBy: 'Nina Prov' },
      history: [{ by: 'Nina Prov' }]
    })
    const next = await add('Nina Prov', ninas, 'trainer')
    expect(next).not.toBe(person)
    expect((await list()).map(each => each.status)).toEqual(['active', 'removed', 'active'])
  })

  it('has no use for what they kept: neither their old keys nor the old desk key open the new file', async () => {
    const { core, add, dataDir, lock } = await newBureau()
    const person = await add('Nina Prov', ninas, 'coordinator')
    const kept = parseKeyring(readFileSync(path.join(dataDir, 'keyring.json')))
    const unlocked = await unlockWithPassphrase(kept, ninas)
    const oldKey = unlocked === null ? null : takeGrant(kept, unlocked, 'desk')
    if (unlocked === null || oldKey === null) throw new Error('had no key')
    valueOf(await core.call('people.remove', { ...own, person }))
    await lock()
    const now = parseKeyring(readFileSync(path.join(dataDir, 'keyring.json')))
    expect(JSON.stringify(now)).not.toContain(person)
    expect(now.signedBy).not.toBe(kept.signedBy)
    const mark = compartmentMark(now.vaultId, 'desk')
    const opening = () => openDatabase(path.join(dataDir, 'desk-2.db'), { key: oldKey, mark })
    expect(opening).toThrow(expect.objectContaining({ code: 'SQLITE_NOTADB' }))
    const theirs = now.grants.map(grant => ({ ...grant, user: person }))
    for (const compartment of ['desk', 'keyring'])
      expect(() => takeGrant({ ...now, grants: theirs }, unlocked, compartment)).toThrow('vault.keyring-damaged')
  })

  it('counts also where the bureau cannot stay open after it: it locks, says why, and opens again once the file is back', async () => {
    const { core, add, enter, dataDir } = await newBureau()
    const person = await add('Nina Prov', ninas, 'volunteer')
    const made = path.join(dataDir, 'desk-2.db.next')
    const away = path.join(dataDir, '..', 'away.db')
    const reasons: string[] = []
    core.onEvent(event => {
      if (event.name === 'bureau.locked') reasons.push(event.payload.reason)
      // The new file is made and checked; nothing more is written to it before the keyring decides.
      if (event.name === 'job.progress' && event.payload.done === 3) renameSync(made, away)
    })
    valueOf(await core.call('people.remove', { ...own, person }))
    expect(reasons).toEqual(['epoch'])
    expect(codeOf(await core.call('people.list', null))).toBe('call.locked')
    expect(codeOf(await core.call('bureau.unlock', { passphrase: testPassphrase }))).toBe('vault.desk-missing')
    renameSync(away, made)
    expect(await enter(testPassphrase)).toEqual(['coordinator', 'volunteer'])
    expect(await enter(ninas)).toBe('vault.wrong-passphrase')
  })

  it('cannot be oneself, or be removed twice', async () => {
    const { core, add, me } = await newBureau()
    expect(codeOf(await core.call('people.remove', { ...own, person: await me() }))).toBe('people.self')
    const person = await add('Nina Prov', ninas, 'volunteer')
    valueOf(await core.call('people.remove', { ...own, person }))
    for (const call of ['people.remove', 'people.suspend', 'people.reinstate'] as const)
      expect(codeOf(await core.call(call, { ...own, person }))).toBe('people.unknown')
  })

  it('never takes the name of a file that lies there already, and leaves such a file as it is', async () => {
    const { core, add, enter, dataDir } = await newBureau()
    const person = await add('Nina Prov', ninas, 'volunteer')
    writeFileSync(path.join(dataDir, 'desk-2.db'), 'somebody put this here')
    valueOf(await core.call('people.remove', { ...own, person }))
    expect(await enter(testPassphrase)).toEqual(['coordinator', 'volunteer'])
    expect(readdirSync(dataDir).filter(name => name.endsWith('.db'))).toEqual(['desk-2.db', 'desk-3.db'])
    expect(readFileSync(path.join(dataDir, 'desk-2.db'), 'utf8')).toBe('somebody put this here')
  })
})
