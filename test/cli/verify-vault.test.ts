import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cliJson } from './cli-process.ts'
import { newDesk, type Desk } from './desk.ts'
import { typed } from './in-process.ts'

let desk: Desk

beforeEach(async () => {
  desk = await newDesk()
})
afterEach(() => desk.remove())

const deskFile = () => path.join(desk.dataDir, 'desk-1.db')

describe('verify of a bureau', () => {
  it('reads every page with the passphrase', async () => {
    const { answer, code } = await cliJson(['verify', desk.dataDir, '--passphrase-file', desk.passphraseFile])
    expect(code).toBe(0)
    expect(answer).toMatchObject({ ok: true, value: { kind: 'vault', passed: true, depth: 'full' } })
  })

  it('says what it could see without one', async () => {
    const { code, stdout } = await typed(['verify', desk.dataDir])
    expect(code).toBe(0)
    expect(stdout).toContain('--passphrase-file')
    const json = await typed(['verify', desk.dataDir, '--json'])
    expect(JSON.parse(json.stdout)).toMatchObject({ ok: true, value: { kind: 'vault', depth: 'outside' } })
  })

  it.skipIf(process.platform === 'win32')('does not wait for a pipe', async () => {
    const pipe = desk.path('pipe.zip')
    execFileSync('mkfifo', [pipe])
    const { code, stdout } = await typed(['verify', pipe, '--json'])
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'verify.unknown-kind' } })
  })

  it('tells a wrong passphrase from a damaged bureau', async () => {
    const wrong = desk.file('wrong', 'åtta gula hästar sover gott')
    const { code, stdout } = await typed(['verify', desk.dataDir, '--passphrase-file', wrong, '--json'])
    expect(code).toBe(5)
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'vault.wrong-passphrase' } })
  })

  it.each([
    ['no desk file', () => rmSync(deskFile()), 'vault.desk-missing'],
    ['an empty desk file', () => truncateSync(deskFile(), 0), 'vault.desk-empty'],
    ['half a desk file', () => truncateSync(deskFile(), 8192), 'vault.desk-damaged'],
    ['a flipped bit', () => flip(deskFile(), 9000), 'vault.desk-damaged'],
    ['no keyring', () => rmSync(path.join(desk.dataDir, 'keyring.json')), 'vault.keyring-missing'],
    ['a keyring that was touched', () => flip(path.join(desk.dataDir, 'keyring.json'), 400), 'vault.keyring-damaged']
  ])('finds %s, and changes nothing', async (_case, damage, found) => {
    rmSync(path.join(desk.dataDir, 'keyring.json.bak'), { force: true })
    damage()
    const { code, stdout } = await typed(['verify', desk.dataDir, '--passphrase-file', desk.passphraseFile, '--json'])
    expect(code).toBe(3)
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, error: { code: 'verify.failed' }, value: { passed: false } })
    expect(stdout).toContain(found)
  })

  it.each([
    ['something that is not there', () => desk.path('nowhere'), 'verify.missing'],
    ['a folder of something else', () => desk.home, 'verify.unknown-kind'],
    ['a file of something else', () => desk.passphraseFile, 'verify.unknown-kind']
  ])('does not pretend to know %s', async (_case, target, expected) => {
    const { code, stdout } = await typed(['verify', target(), '--json'])
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: expected } })
  })
})

function flip(file: string, at: number): void {
  const bytes = readFileSync(file)
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
  writeFileSync(file, bytes)
}
