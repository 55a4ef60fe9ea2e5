import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { parseRecoveryKey } from '../../src/shared/domain/recovery-key.ts'
import { cli, cliValue, codeOf } from './cli-process.ts'
import { emptyDesk, newDesk, type Desk } from './desk.ts'
import { typed, typedJson } from './in-process.ts'

let desk: Desk

afterEach(() => desk.remove())

const createArguments = (own: Desk, ...more: string[]): string[] => [
  'create',
  ...own.options,
  '--name',
  'Öppna disken',
  '--municipality',
  '1280',
  '--recovery-out',
  own.path('key.txt'),
  ...more
]

const fingerprint = (folder: string): string[] =>
  readdirSync(folder).map(
    name =>
      `${name} ${createHash('sha256')
        .update(readFileSync(path.join(folder, name)))
        .digest('hex')}`
  )

describe('create', () => {
  it('makes a bureau that can be opened, and a recovery key that only its owner can read', async () => {
    desk = emptyDesk()
    const made = await cli(createArguments(desk, '--language', 'en', '--person', 'Ada'))
    expect(made).toMatchObject({ code: 0, stderr: '' })
    expect(made.stdout).toContain(desk.path('key.txt'))

    const sheet = readFileSync(desk.path('key.txt'), 'utf8')
    const key = sheet.split('\n', 1)[0] ?? ''
    expect(parseRecoveryKey(key).ok).toBe(true)
    expect(made.stdout).not.toContain(key)
    expect(statSync(desk.path('key.txt')).mode & 0o777).toBe(0o600)

    const infoSchema = z.object({
      bureau: z.object({ name: z.string(), municipality: z.string(), language: z.string() }),
      person: z.object({ name: z.string() }),
      visits: z.number()
    })
    expect(await cliValue(infoSchema, ['info', ...desk.options])).toEqual({
      bureau: { name: 'Öppna disken', municipality: '1280', language: 'en' },
      person: { name: 'Ada' },
      visits: 0
    })
  })

  it('never touches a bureau that is there', async () => {
    desk = await newDesk()
    const before = fingerprint(desk.dataDir)
    const { answer, code } = await typedJson(createArguments(desk))
    expect(code).toBe(1)
    expect(codeOf(answer)).toBe('vault.exists')
    expect(fingerprint(desk.dataDir)).toEqual(before)
    expect(existsSync(desk.path('key.txt'))).toBe(false)
  })

  it.each([
    ['exists already', (own: Desk) => own.file('key.txt', 'something else'), 'recovery.exists'],
    ['lies in a folder that is not there', (own: Desk) => own.path('nowhere', 'key.txt'), 'recovery.unwritable'],
    ['lies in the bureau itself', (own: Desk) => path.join(own.dataDir, 'key.txt'), 'recovery.inside-bureau']
  ])('makes nothing when the file for the recovery key %s', async (_case, place, expected) => {
    desk = emptyDesk()
    const target = place(desk)
    const { answer, code } = await typedJson([
      'create',
      ...desk.options,
      '--name',
      'X',
      '--municipality',
      '1280',
      '--recovery-out',
      target
    ])
    expect(code).toBe(1)
    expect(codeOf(answer)).toBe(expected)
    expect(existsSync(desk.dataDir)).toBe(false)
  })

  it('never overwrites the file for the recovery key', async () => {
    desk = emptyDesk()
    const target = desk.file('key.txt', 'something else')
    expect((await typed(createArguments(desk))).code).toBe(1)
    expect(readFileSync(target, 'utf8')).toBe('something else')
  })

  it('leaves no file for a key behind when the bureau is refused', async () => {
    desk = emptyDesk()
    const weak = desk.file('weak', 'passwordpassword\n')
    const { answer, code } = await typedJson([
      'create',
      '--data',
      desk.dataDir,
      '--passphrase-file',
      weak,
      '--name',
      'X',
      '--municipality',
      '1280',
      '--recovery-out',
      desk.path('key.txt')
    ])
    expect(code).toBe(1)
    expect(codeOf(answer)).toBe('vault.passphrase-weak')
    expect(existsSync(desk.path('key.txt'))).toBe(false)
    expect(existsSync(path.join(desk.dataDir, 'keyring.json'))).toBe(false)
  })

  it('refuses a folder that cannot be one', async () => {
    desk = emptyDesk()
    const file = desk.file('not-a-folder', '')
    const { answer } = await typedJson([
      'create',
      '--data',
      path.join(file, 'bureau'),
      '--passphrase-file',
      desk.passphraseFile,
      '--name',
      'X',
      '--municipality',
      '1280',
      '--recovery-out',
      desk.path('key.txt')
    ])
    expect(codeOf(answer)).toBe('vault.folder-unusable')
    expect(existsSync(desk.path('key.txt'))).toBe(false)
  })

  it('takes a municipality by name, and names the nearest to one that it does not know', async () => {
    desk = emptyDesk()
    mkdirSync(desk.path('spare'))
    const misspelt = await typedJson([
      'create',
      ...desk.options,
      '--name',
      'X',
      '--municipality',
      'Malmø',
      '--recovery-out',
      desk.path('key.txt')
    ])
    expect(misspelt.answer).toMatchObject({ error: { code: 'code.not-known', params: { meant: '1280' } } })
    const named = await typedJson([
      'create',
      ...desk.options,
      '--name',
      'X',
      '--municipality',
      'Malmö',
      '--recovery-out',
      desk.path('spare', 'key.txt')
    ])
    expect(named.answer).toMatchObject({
      ok: true,
      value: { municipality: '1280', recoveryFile: desk.path('spare', 'key.txt') }
    })
  })

  it.each([
    ['a name that is too long', 'n'.repeat(121), 'too-long'],
    ['a control character', 'a\u0007b', 'control-character'],
    ['a sign that turns the direction of writing', 'a\u202eb', 'direction-override']
  ])('refuses %s', async (_case, name, reason) => {
    desk = emptyDesk()
    const { answer } = await typedJson([
      'create',
      ...desk.options,
      '--name',
      name,
      '--municipality',
      '1280',
      '--recovery-out',
      desk.path('key.txt')
    ])
    expect(answer).toMatchObject({ error: { code: 'call.invalid', params: { field: 'name', reason } } })
    expect(existsSync(desk.path('key.txt'))).toBe(false)
  })

  it('keeps a name that looks like code as it was typed', async () => {
    desk = emptyDesk()
    const name = `=cmd()|'<script>'; DROP TABLE visit;-- 🗼`
    await typed([
      'create',
      ...desk.options,
      '--name',
      name,
      '--municipality',
      '1280',
      '--recovery-out',
      desk.path('key.txt')
    ])
    expect(await cliValue(z.object({ bureau: z.object({ name: z.string() }) }), ['info', ...desk.options])).toEqual({
      bureau: { name }
    })
  })
})
