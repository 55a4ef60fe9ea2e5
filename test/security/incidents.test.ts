import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BoundCall, BoundCalls } from '../../src/core/bound-call.ts'
import { createDispatch } from '../../src/core/dispatch.ts'
import { fileLog } from '../../src/core/log.ts'
import { vaultFault } from '../../src/core/vault/faults.ts'
import { calls, callNames, isShellCall, type CoreCallName } from '../../src/shared/ipc/contract.ts'
import { openBureau } from '../bureau.ts'

const secret = 'Kanariefågel 19811228-9874'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'fyr-log-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A gate behind which every call runs into the same fault. */
function gateThatThrows(fault: unknown) {
  const isCore = (name: string): name is CoreCallName => callNames.some(known => known === name && !isShellCall(known))
  const bind = (name: CoreCallName): BoundCall => ({ definition: calls[name], answer: () => Promise.reject(fault) })
  const boundCalls: Partial<Record<CoreCallName, BoundCall>> = {}
  for (const name of callNames.filter(isCore)) boundCalls[name] = bind(name)
  const isWhole = (some: typeof boundCalls): some is BoundCalls => Object.keys(some).length > 0
  if (!isWhole(boundCalls)) throw new Error('no calls')
  return createDispatch({
    boundCalls,
    openDesk: () => null,
    namedFault: error => vaultFault(error, folder),
    log: fileLog(folder)
  })
}

const logged = () => readFileSync(path.join(folder, 'core.log'), 'utf8')

describe('an unexpected fault', () => {
  it('is answered with a number and nothing else, and its words go nowhere', async () => {
    const answer = await gateThatThrows(new TypeError(`cannot read ${secret}`))('bureau.status', null)
    expect(answer).toEqual({
      ok: false,
      error: { code: 'internal', params: {}, incidentId: expect.stringMatching(/^[0-9a-f]{8}$/) }
    })
    const incidentId = answer.ok ? '' : answer.error.incidentId
    expect(logged()).toContain(`incident ${incidentId} in bureau.status: TypeError\n`)
    expect(logged()).toContain('incidents.test.ts')
    expect(logged()).not.toContain('Kanarie')
  })

  it('keeps the words of a fault that is no error, and of its cause, out of the log', async () => {
    await gateThatThrows(secret)('bureau.status', null)
    await gateThatThrows(new Error('outer', { cause: new Error(secret) }))('bureau.status', null)
    expect(logged()).not.toContain('Kanarie')
  })

  it.each([
    ['SQLITE_FULL', 'vault.disk-full'],
    ['ENOSPC', 'vault.disk-full'],
    ['SQLITE_CORRUPT', 'vault.desk-damaged'],
    ['SQLITE_READONLY', 'vault.folder-unusable']
  ])('of the disk (%s) is named for what it is', async (code, named) => {
    const answer = await gateThatThrows(Object.assign(new Error(secret), { code }))('bureau.status', null)
    expect(answer).toMatchObject({ ok: false, error: { code: named } })
    expect(JSON.stringify(answer)).not.toContain('Kanarie')
  })
})

it('a call that the lock overtakes is answered as locked, and is no incident', async () => {
  const logDir = path.join(folder, 'overtaken')
  const { core, close } = await openBureau({ logDir })
  const filter = { kind: null, month: null, offset: 0, limit: 9 } as const
  const overtaken = Array.from({ length: 8 }, () => core.call('audit.list', filter))
  const [locked, ...answers] = await Promise.all([core.call('bureau.lock', { reason: 'asked' }), ...overtaken])
  await close()
  expect(locked).toMatchObject({ ok: true })
  const codes = answers.map(answer => (answer.ok ? 'ok' : answer.error.code))
  expect(codes).toContain('call.locked')
  expect(codes).not.toContain('internal')
  expect(existsSync(logDir)).toBe(false)
})

describe('the log', () => {
  it('never takes the bureau down when it cannot be written', () => {
    expect(fileLog('/dev/null/nowhere').incident('bureau.status', new Error('x'))).toMatch(/^[0-9a-f]{8}$/)
  })
})
