import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { testPassphrase } from '../bureau.ts'
import { cliJson, codeOf } from './cli-process.ts'
import { newDesk, type Desk } from './desk.ts'
import { typed } from './in-process.ts'

const ninas = 'en gul cykel utan klocka'
const newer = 'fyra katter under trappan'

let desk: Desk
beforeEach(async () => {
  desk = await newDesk()
  const made = desk
  onTestFinished(() => made.remove())
})

const people = (...args: string[]) => typed(['people', ...args, ...desk.options, '--lang', 'en'])
const addNina = () =>
  people('add', '--name', 'Nina Prov', '--role', 'volunteer', '--new-passphrase-file', desk.file('ninas', ninas))

/** The exit code of looking into the bureau with a passphrase. */
const entering = async (passphrase: string): Promise<number> =>
  (await typed(['list', '--data', desk.dataDir, '--passphrase-file', desk.file('entering', passphrase)])).code

describe('people', () => {
  it('adds somebody, who gets in, and lists who there is', async () => {
    expect(await addNina()).toMatchObject({ code: 0, stdout: expect.stringContaining('Nina Prov is added') })
    expect(await entering(ninas)).toBe(0)
    const { stdout } = await people('list')
    expect(stdout).toMatch(
      /^Name +Roles +State +Since\nProv Provsson +Coordinator, Volunteer +Active .*\nNina Prov +Volunteer +Active /
    )
  })

  it('answers the same as JSON, from a process of its own', async () => {
    await addNina()
    const { code, answer } = await cliJson(['people', 'list', ...desk.options])
    expect(code).toBe(0)
    expect(answer).toMatchObject({
      value: {
        people: [
          { name: 'Prov Provsson' },
          { name: 'Nina Prov', roles: ['volunteer'], status: 'active', hasSlot: true }
        ]
      }
    })
  })

  it('asks whoever is new for their passphrase twice, unseen, after the coordinator’s own', async () => {
    const args = ['people', 'add', '--data', desk.dataDir, '--name', 'Nina Prov', '--role', 'volunteer', '--lang', 'en']
    const { code, stderr } = await typed(args, { keys: [testPassphrase, ninas, ninas].map(line => `${line}\r`) })
    expect(code).toBe(0)
    expect(stderr).toBe('Passphrase (not shown): \nThe person’s new passphrase (not shown): \nOnce more: \n')
    expect(await entering(ninas)).toBe(0)
    const slip = await typed(args, { keys: [testPassphrase, newer, ninas].map(line => `${line}\r`) })
    expect(slip).toMatchObject({ code: 5, stderr: expect.stringContaining('not alike') })
  })

  it('suspends somebody, lets them in again, and gives them another passphrase', async () => {
    await addNina()
    const nina = ['--person', 'nina prov'] as const
    expect((await people('suspend', ...nina)).code).toBe(0)
    expect(await entering(ninas)).toBe(5)
    expect((await people('reinstate', ...nina)).code).toBe(0)
    expect(await entering(ninas)).toBe(0)
    expect((await people('reset', ...nina, '--new-passphrase-file', desk.file('newer', newer))).code).toBe(0)
    expect([await entering(ninas), await entering(newer)]).toEqual([5, 0])
  })

  it('gives somebody other roles and another name', async () => {
    await addNina()
    const { stdout } = await people('roles', '--person', 'Nina Prov', '--role', 'coordinator', '--role', 'trainer')
    expect(stdout).toContain('Coordinator, Trainer')
    await people('rename', '--person', 'Nina Prov', '--name', 'Nina Äng')
    const listed = await typed([
      'people',
      'list',
      '--data',
      desk.dataDir,
      '--passphrase-file',
      desk.file('nina', ninas)
    ])
    expect(listed.stdout).toMatch(/\nNina Äng +Coordinator, Trainer/)
  })

  it('removes somebody for good, and the file has another key', async () => {
    await addNina()
    expect(await people('remove', '--person', 'Nina Prov')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('a new key')
    })
    expect(await entering(ninas)).toBe(5)
    expect((await people('list')).stdout).toMatch(/\nNina Prov +Volunteer +Removed/)
    const again = await typed(['people', 'suspend', '--person', 'Nina Prov', ...desk.options, '--json'])
    expect(JSON.parse(again.stdout)).toMatchObject({ error: { code: 'person.not-known' } })
  })

  it('is for coordinators', async () => {
    await addNina()
    const { answer } = await cliJson([
      'people',
      'list',
      '--data',
      desk.dataDir,
      '--passphrase-file',
      desk.file('nina', ninas)
    ])
    expect(codeOf(answer)).toBe('call.forbidden')
  })

  it.each([
    [['sack'], 2, 'usage.unknown-step'],
    [['add', '--name', 'Nina'], 2, 'usage.step-needs'],
    [['suspend'], 2, 'usage.step-needs'],
    [['suspend', '--person', 'Prov Provsson', '--role', 'trainer'], 2, 'usage.step-without'],
    [['add', '--name', 'Nina', '--role', 'chief'], 1, 'code.not-known'],
    [['suspend', '--person', 'Nobody'], 1, 'person.not-known'],
    [['remove', '--person', 'Prov Provsson'], 1, 'people.self'],
    [['roles', '--person', 'Prov Provsson', '--role', 'volunteer'], 1, 'people.self']
  ])('refuses %j', async (args, exit, expected) => {
    const { code, stdout } = await typed(['people', ...args, ...desk.options, '--json'])
    expect({ code, answer: JSON.parse(stdout) }).toMatchObject({ code: exit, answer: { error: { code: expected } } })
  })

  it('names the person who was most likely meant', async () => {
    const { stderr } = await people('suspend', '--person', 'Prov Provson')
    expect(stderr).toContain('Did you mean Prov Provsson?')
  })
})

describe('passphrase', () => {
  it('changes one’s own, asked for at a terminal', async () => {
    const keys = [testPassphrase, newer, newer].map(line => `${line}\r`)
    const { code, stderr } = await typed(['passphrase', '--data', desk.dataDir, '--lang', 'en'], { keys })
    expect(code).toBe(0)
    expect(stderr).toBe('Passphrase (not shown): \nNew passphrase (not shown): \nOnce more: \n')
    expect([await entering(testPassphrase), await entering(newer)]).toEqual([5, 0])
  })

  it('is for volunteers too, and from a file', async () => {
    await addNina()
    const files = ['--passphrase-file', desk.file('old', ninas), '--new-passphrase-file', desk.file('new', newer)]
    expect((await typed(['passphrase', '--data', desk.dataDir, ...files])).code).toBe(0)
    expect([await entering(ninas), await entering(newer), await entering(testPassphrase)]).toEqual([5, 0, 0])
  })

  it('stays as it was where the new one is too easy to guess', async () => {
    const file = desk.file('weak', 'lösenordlösenord1')
    const { code, stdout } = await typed(['passphrase', ...desk.options, '--new-passphrase-file', file, '--json'])
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'vault.passphrase-weak', params: { reason: 'common' } } })
    expect(await entering(testPassphrase)).toBe(0)
  })
})
