import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { roles, type Role } from '../../src/shared/domain/roles.ts'
import { calls, callNames, isShellCall, type CallName } from '../../src/shared/ipc/contract.ts'
import type { Access, CallDefinition } from '../../src/shared/ipc/define.ts'
import { emptyCore, openAs, type Door } from '../bureau.ts'

/**
 * Every call × every role × locked and unlocked. The input is one that no call takes, so that a call which gets past the gate is
 * seen by `call.invalid` and changes nothing.
 */
const noInput = { taken: 'by no call' }
const coreCalls = callNames.filter(name => !isShellCall(name))
const definitionOf = (name: CallName): CallDefinition => calls[name]

describe('the gate', () => {
  const doors = new Map<Role | 'nobody', Door>()
  beforeAll(async () => {
    for (const role of roles) doors.set(role, await openAs(role))
    doors.set('nobody', emptyCore())
  })
  afterAll(() => Promise.all([...doors.values()].map(door => door.close())))

  const answerTo = async (name: string, as: Role | 'nobody') => {
    const result = await doors.get(as)?.core.dispatch(name, noInput)
    return result?.ok === false ? result.error.code : 'answered'
  }

  it('knows at least the calls of the desk', () => {
    expect(coreCalls.length).toBeGreaterThan(20)
  })

  describe.each(coreCalls)('%s', name => {
    const { access } = definitionOf(name)

    it.each([...roles])('unlocked, as %s', async role => {
      expect(await answerTo(name, role)).toBe(expectedOf(access, role))
    })

    it('locked', async () => {
      expect(await answerTo(name, 'nobody')).toBe(access.when === 'unlocked' ? 'call.locked' : 'call.invalid')
    })
  })

  it.each(['', 'visits', 'visits.eraseAll', '__proto__', 'constructor', 'toString', 'shell.chooseFile'])(
    'does not know %j',
    async name => {
      expect(await answerTo(name, 'coordinator')).toBe('call.unknown')
      expect(await answerTo(name, 'nobody')).toBe('call.unknown')
    }
  )
})

function expectedOf(access: Access, role: Role): string {
  if (access.when === 'locked') return 'call.unlocked'
  if (access.when === 'unlocked' && !access.roles.includes(role)) return 'call.forbidden'
  return 'call.invalid'
}

describe('the contract', () => {
  /** Written out here a second time on purpose: whoever changes who may do what changes it in two places. */
  const coordinatorsOnly = [
    'answers.erase',
    'answers.publish',
    'answers.restore',
    'answers.withdraw',
    'audit.export',
    'audit.list',
    'backups.changeSettings',
    'backups.make',
    'backups.status',
    'backups.verify',
    'bureau.changeSettings',
    'bureau.confirmRecoveryKey',
    'bureau.renewRecoveryKey',
    'bureau.settings',
    'checks.run',
    'directory.export',
    'directory.gaps',
    'directory.previewImport',
    'directory.remove',
    'directory.runImport',
    'directory.save',
    'directory.stopImport',
    'imports.preview',
    'imports.run',
    'months.cancelExport',
    'months.export',
    'months.exportSum',
    'months.figures',
    'months.list',
    'months.passOver',
    'months.periods',
    'months.preview',
    'months.replace',
    'people.add',
    'people.changeRoles',
    'people.list',
    'people.reinstate',
    'people.remove',
    'people.rename',
    'people.resetPassphrase',
    'people.suspend',
    'shifts.plan',
    'shifts.remove',
    'shifts.restore',
    'slips.changeSettings',
    'slips.correctText',
    'slips.reviewTexts',
    'visits.believeDate',
    'visits.countNotesOver',
    'visits.erase',
    'visits.heldNotes'
  ]
  const withoutVault = [
    'backups.preview',
    'backups.restore',
    'bureau.create',
    'bureau.lock',
    'bureau.offerPassphrase',
    'bureau.recover',
    'bureau.status',
    'bureau.unlock',
    'reference.lists'
  ]

  it('lets only coordinators see figures, import, export, change the settings and the people, plan the rota, erase visits, put answers out and take them back, and renew the recovery key', () => {
    const found = coreCalls.filter(name => {
      const { access } = definitionOf(name)
      return access.when === 'unlocked' && access.roles.every(role => role === 'coordinator')
    })
    expect(found.toSorted()).toEqual(coordinatorsOnly)
  })

  it('answers nothing of the bureau while it is locked', () => {
    const found = coreCalls.filter(name => definitionOf(name).access.when !== 'unlocked')
    expect(found.toSorted()).toEqual(withoutVault)
  })
})
