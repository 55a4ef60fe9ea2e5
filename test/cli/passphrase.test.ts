import { chmodSync, existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testPassphrase } from '../bureau.ts'
import { cli, cliJson, codeOf } from './cli-process.ts'
import { newDesk, type Desk } from './desk.ts'
import { typed, typedJson } from './in-process.ts'

let desk: Desk

beforeAll(async () => {
  desk = await newDesk()
})
afterAll(() => desk.remove())

const infoWith = (passphraseFile: string) =>
  typedJson(['list', '--data', desk.dataDir, '--passphrase-file', passphraseFile])

describe('the passphrase', () => {
  it.each([
    ['without a line end', testPassphrase],
    ['with a line end', `${testPassphrase}\n`],
    ['with a line end of Windows', `${testPassphrase}\r\n`],
    ['in decomposed letters, after a byte order mark', `\ufeff${testPassphrase.normalize('NFD')}`]
  ])('opens the bureau from a file %s', async (name, content) => {
    expect((await infoWith(desk.file(name, content))).code).toBe(0)
  })

  it('does not open the bureau when it is wrong, and says so with its own exit code', async () => {
    const { code, answer, stderr } = await infoWith(desk.file('wrong', 'sju gula hästar dansar tyst'))
    expect(code).toBe(5)
    expect(answer).toMatchObject({ error: { code: 'vault.wrong-passphrase', params: { folder: desk.dataDir } } })
    expect(stderr).toBe('')
  })

  it.each([
    ['is not there', () => desk.path('nowhere'), 'passphrase.file-unreadable'],
    ['is a folder', () => desk.home, 'passphrase.file-unreadable'],
    ['is empty', () => desk.file('empty', ''), 'passphrase.file-empty'],
    ['holds only a line end', () => desk.file('line-end', '\n'), 'passphrase.file-empty'],
    ['has two lines', () => desk.file('lines', `${testPassphrase}\n${testPassphrase}\n`), 'passphrase.file-lines'],
    ['is not text', () => desk.file('binary', new Uint8Array([0xff, 0xfe, 0x00])), 'passphrase.file-unreadable'],
    ['never ends', () => '/dev/zero', 'passphrase.file-too-long']
  ])('is not taken from a file that %s', async (_case, file, expected) => {
    const { code, answer } = await infoWith(file())
    expect(code).toBe(5)
    expect(codeOf(answer)).toBe(expected)
  })

  it('is asked for only at a terminal', async () => {
    const { code, answer } = await cliJson(['info', '--data', desk.dataDir])
    expect(code).toBe(5)
    expect(codeOf(answer)).toBe('passphrase.needed')
  })

  it('is asked for at a terminal, and shown nowhere', async () => {
    const { code, stdout, stderr } = await typed(['list', '--data', desk.dataDir], { keys: [`${testPassphrase}\r`] })
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'No visits found.\n' })
    expect(stderr).toBe('Passphrase (not shown): \n')
  })

  it('can be given up with Ctrl+C at the question', async () => {
    const { code } = await typed(['list', '--data', desk.dataDir], { keys: ['sju bl\u0003'] })
    expect(code).toBe(130)
  })

  it('is asked for twice when a bureau is made, and makes none when the two differ', async () => {
    const data = desk.path('second')
    const args = [
      'create',
      '--data',
      data,
      '--name',
      'X',
      '--municipality',
      '1280',
      '--recovery-out',
      desk.path('second-key')
    ]
    const { code, stderr } = await typed(args, { keys: [`${testPassphrase}\r`, `${testPassphrase}!\r`] })
    expect(code).toBe(5)
    expect(stderr).toContain('not alike')
    expect([existsSync(data), existsSync(desk.path('second-key'))]).toEqual([false, false])
  })

  it('is taken from no argument and from no environment', async () => {
    expect((await cli(['info', '--data', desk.dataDir, '--passphrase', testPassphrase])).code).toBe(2)
    const fromEnvironment = await cli(['info', '--data', desk.dataDir], {
      env: { FYR_PASSPHRASE: testPassphrase, PASSPHRASE: testPassphrase }
    })
    expect(fromEnvironment.code).toBe(5)
  })

  it('is warned about when other accounts can read its file, beside the answer', async () => {
    const file = desk.file('open', testPassphrase)
    chmodSync(file, 0o644)
    const { code, stderr } = await infoWith(file)
    expect(code).toBe(0)
    expect(stderr).toContain(file)
    expect(stderr).toContain('chmod 600')
  })
})
