import { createCore, type Core } from '../core/create-core.ts'
import { CliError, fromCall, naming, valueOf } from './cli-error.ts'
import type { Invocation } from './command.ts'
import { readPassphrase } from './passphrase.ts'
import { logDir, resourcesDir, typedPath } from './paths.ts'

/** The folder that `--data` names. */
export const dataDirOf = ({ args }: Invocation): string => typedPath(args.needed('data'))

/** Runs a piece of work with a core on the folder that `--data` names; the vault is locked again whatever happens. */
export async function withCore<Answer>(dataDir: string, work: (core: Core) => Promise<Answer>): Promise<Answer> {
  const core = createCore({ dataDir, resourcesDir, logDir: logDir() })
  try {
    return await naming(
      code => placeOf(code, dataDir),
      () => work(core)
    )
  } finally {
    await core.close()
  }
}

/**
 * Opens the bureau and runs a piece of work in it. That there is a bureau to be opened is looked at first, so that nobody types
 * a passphrase in vain. The work is handed the passphrase too, for calls that ask for it again.
 */
export function withBureau<Answer>(
  invocation: Invocation,
  work: (core: Core, passphrase: string) => Promise<Answer>
): Promise<Answer> {
  const folder = dataDirOf(invocation)
  return withCore(folder, async core => {
    const status = valueOf(await core.call('bureau.status', null))
    if (status.state === 'absent') throw new CliError('vault.absent', { folder })
    if (status.state === 'damaged') throw fromCall(status.error)
    const passphrase = await readPassphrase(invocation)
    valueOf(await core.call('bureau.unlock', { passphrase }))
    return work(core, passphrase)
  })
}

const placeOf = (code: string, dataDir: string) => {
  if (code === 'internal') return { folder: logDir() }
  return code.startsWith('vault.') ? { folder: dataDir } : {}
}
