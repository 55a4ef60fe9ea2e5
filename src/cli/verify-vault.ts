import { deskMigrations } from '../core/db/list.ts'
import { systemPlatform } from '../core/platform.ts'
import { openVault } from '../core/vault/open-vault.ts'
import { probeVault } from '../core/vault/probe-vault.ts'
import { verifyVault, type Verification } from '../core/vault/verify-vault.ts'
import { FyrError, type CallError } from '../shared/domain/errors.ts'
import { CliError } from './cli-error.ts'
import type { Invocation, Outcome } from './command.ts'
import { errorText } from './error-text.ts'
import { canReadPassphrase, readPassphrase } from './passphrase.ts'
import { printable } from './printable.ts'

/** Errors that are no fault of the vault's files. */
const notAboutTheFiles = new Set([
  'vault.in-use',
  'vault.wrong-passphrase',
  'vault.too-many-tries',
  'vault.folder-unusable',
  'vault.disk-full'
])

/**
 * Checks a bureau's folder: with the passphrase every page of the desk file, without it what can be seen from outside. What is
 * found wrong is reported, not thrown; nothing is mended.
 */
export async function verifyVaultAt(path: string, invocation: Invocation): Promise<Outcome> {
  const probe = await probeVault(path)
  if (probe.state === 'absent') throw new CliError('verify.unknown-kind', { path })
  if (probe.state === 'damaged') return faulty(path, probe.error, invocation)
  if (!canReadPassphrase(invocation)) return fromOutside(path, invocation)
  const passphrase = await readPassphrase(invocation)
  try {
    const vault = await openVault(path, { migrations: deskMigrations, now: systemPlatform.now, passphrase })
    try {
      return fromInside(path, verifyVault(vault), invocation)
    } finally {
      vault.close()
    }
  } catch (error) {
    if (error instanceof FyrError && !notAboutTheFiles.has(error.code))
      return faulty(path, { code: error.code, params: error.params }, invocation)
    throw error
  }
}

function fromOutside(path: string, { texts: { say } }: Invocation): Outcome {
  return {
    value: { kind: 'vault', path, passed: true, depth: 'outside', checks: [] },
    lines: [say('verify.vault', { path }), `  ${say('verify.outside')}`, `  ${say('verify.needsPassphrase')}`]
  }
}

function fromInside(path: string, { ok, pages, checks }: Verification, { texts }: Invocation): Outcome {
  const { say } = texts
  const described = checks.map(({ name, problems }) => ({ id: name, passed: problems.length === 0, problems }))
  return {
    value: { kind: 'vault', path, passed: ok, depth: 'full', pages, checks: described },
    lines: [
      say('verify.vault', { path }),
      ...described.flatMap(({ id, passed, problems }) => [
        `  ${say(passed ? 'verify.good' : 'verify.bad')} ${say(`verify.vaultChecks.${id}`, { pages: texts.number(pages) })}`,
        ...problems.map(problem => `      ${printable(problem)}`)
      ]),
      ...(ok ? [say('verify.allWell')] : [])
    ],
    fault: ok ? undefined : new CliError('verify.failed', { path, kind: 'vault' })
  }
}

/** The files cannot even be opened; the error says what is wrong with them. */
function faulty(path: string, error: CallError, { texts }: Invocation): Outcome {
  const message = errorText(texts, new CliError(error.code, error.params))
  return {
    value: { kind: 'vault', path, passed: false, depth: 'outside', checks: [], found: { ...error, message } },
    lines: [texts.say('verify.vault', { path }), `  ${texts.say('verify.bad')} ${message}`],
    fault: new CliError('verify.failed', { path, kind: 'vault' })
  }
}
