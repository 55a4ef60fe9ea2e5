import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { TextDecoder } from 'node:util'
import { maximumPassphraseLength } from '../shared/domain/passphrase.ts'
import { codeOf } from '../core/vault/faults.ts'
import { CliError } from './cli-error.ts'
import type { Invocation } from './command.ts'
import { askHidden } from './hidden-line.ts'
import { typedPath } from './paths.ts'

/** Longer than any passphrase in UTF-8; what is longer is some other file. */
const MAXIMUM_BYTES = maximumPassphraseLength * 4 + 16
const OTHERS_MAY_READ = 0o077

interface PassphraseQuestion {
  /** Asked for a second time, since nobody sees what was typed. */
  readonly twice?: boolean
  /** The option that names its file. */
  readonly option?: string
  readonly question?: 'ask.passphrase' | 'ask.newPassphrase' | 'ask.theirPassphrase'
}

/**
 * The passphrase, from the file that `--passphrase-file` names or typed at a terminal, unseen; never from an argument or the
 * environment, where other programs could read it. Throws `passphrase.*`.
 */
export async function readPassphrase(
  invocation: Invocation,
  { twice = false, option = 'passphrase-file', question = 'ask.passphrase' }: PassphraseQuestion = {}
): Promise<string> {
  const given = givenPassphrase(invocation, option)
  if (given !== null) return given
  const { terminal, texts } = invocation
  if (terminal.input.isTTY !== true) throw new CliError('passphrase.needed')
  const typed = await askHidden(terminal, `${texts.say(question)} `)
  if (twice && typed !== (await askHidden(terminal, `${texts.say('ask.again')} `)))
    throw new CliError('passphrase.not-alike')
  return typed
}

/** Whether a passphrase can be had at all: from a file, or from somebody at a terminal. */
export const canReadPassphrase = ({ args, terminal }: Invocation): boolean =>
  args.one('passphrase-file') !== undefined || terminal.input.isTTY === true

function givenPassphrase({ args, terminal, texts }: Invocation, option: string): string | null {
  const typed = args.one(option)
  if (typed === undefined) return null
  const file = typedPath(typed)
  const { bytes, open } = readStart(file)
  if (open) terminal.tell([texts.say('warn.passphraseFileOpen', { file })])
  return onlyLine(bytes, file)
}

/** Reads no more than a passphrase can be, so that naming a device or the wrong file does no harm. */
function readStart(file: string): { bytes: Buffer; open: boolean } {
  let descriptor: number | null = null
  try {
    descriptor = openSync(file, 'r')
    const about = fstatSync(descriptor)
    const open = process.platform !== 'win32' && about.isFile() && (about.mode & OTHERS_MAY_READ) !== 0
    const buffer = Buffer.alloc(MAXIMUM_BYTES + 1)
    let length = 0
    for (let read = -1; read !== 0 && length < buffer.length; length += read)
      read = readSync(descriptor, buffer, length, buffer.length - length, null)
    return { bytes: buffer.subarray(0, length), open }
  } catch (error) {
    const reason = codeOf(error) ?? ''
    throw new CliError('passphrase.file-unreadable', { file, reason })
  } finally {
    if (descriptor !== null) closeSync(descriptor)
  }
}

function onlyLine(bytes: Buffer, file: string): string {
  if (bytes.length > MAXIMUM_BYTES) throw new CliError('passphrase.file-too-long', { file })
  const line = decode(bytes, file).replace(/\r?\n$/, '')
  if (line === '') throw new CliError('passphrase.file-empty', { file })
  if (/[\r\n]/.test(line)) throw new CliError('passphrase.file-lines', { file })
  return line
}

function decode(bytes: Buffer, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new CliError('passphrase.file-unreadable', { file, reason: 'UTF-8' })
  }
}
