import { interfaceLanguageSchema, writtenLanguageOf } from '../../shared/domain/interface-language.ts'
import type { Core } from '../../core/create-core.ts'
import { dataDirOf, withCore } from '../bureau.ts'
import { CliError, fromCall, valueOf } from '../cli-error.ts'
import { bureauOptions, type Command, type Invocation, type Outcome } from '../command.ts'
import { withoutInterrupt } from '../interrupt.ts'
import { knownCode } from '../known-code.ts'
import { readPassphrase } from '../passphrase.ts'
import { typedPath } from '../paths.ts'
import { reserveRecoveryFile } from '../recovery-file.ts'
import { readTexts } from '../texts.ts'

export const createCommand: Command = {
  name: 'create',
  options: {
    ...bureauOptions,
    name: { value: 'NAME', required: true },
    municipality: { value: 'CODE', required: true },
    'recovery-out': { value: 'FILE', required: true },
    language: { value: 'sv|en|ar' },
    person: { value: 'NAME' }
  },
  run: invocation => withCore(dataDirOf(invocation), core => createBureau(core, invocation))
}

/**
 * The order matters: first everything that can be refused without a trace, then the file for the recovery key, and the bureau only
 * when that file is there to take the key.
 */
async function createBureau(core: Core, invocation: Invocation): Promise<Outcome> {
  const { args, texts } = invocation
  const folder = dataDirOf(invocation)
  const language = args.read('language', interfaceLanguageSchema, 'language') ?? 'sv'
  const bureauTexts = await readTexts(writtenLanguageOf(language))
  const municipality = await municipalityCode(core, args.needed('municipality'))
  const bureau = {
    name: args.needed('name'),
    municipality,
    language,
    personName: args.one('person') ?? bureauTexts.say('create.person')
  }
  await assertNoBureau(core, folder)

  const passphrase = await readPassphrase(invocation, { twice: true })
  const recoveryPath = typedPath(args.needed('recovery-out'))
  await withoutInterrupt(async () => {
    const recoveryFile = reserveRecoveryFile(recoveryPath, folder)
    try {
      const { recoveryKey } = valueOf(await core.call('bureau.create', { ...bureau, passphrase }))
      recoveryFile.write(`${recoveryKey}\n\n${bureauTexts.say('create.sheet', { name: bureau.name })}\n`)
    } finally {
      recoveryFile.discard()
    }
  })
  return {
    value: { folder, name: bureau.name, municipality, language, person: bureau.personName, recoveryFile: recoveryPath },
    lines: [
      texts.say('create.done', { name: bureau.name, folder }),
      texts.say('create.recovery', { file: recoveryPath })
    ]
  }
}

async function assertNoBureau(core: Core, folder: string): Promise<void> {
  const status = valueOf(await core.call('bureau.status', null))
  if (status.state === 'damaged' && status.error.code === 'vault.folder-unusable') throw fromCall(status.error)
  if (status.state !== 'absent') throw new CliError('vault.exists', { folder })
}

/** A municipality by its code, or by its name as it is written. */
async function municipalityCode(core: Core, typed: string): Promise<string> {
  const { municipalities } = valueOf(await core.call('reference.lists', null))
  const byName = municipalities.find(
    ({ name }) => name.toLocaleLowerCase('sv') === typed.trim().toLocaleLowerCase('sv')
  )
  return (
    byName?.code ??
    knownCode(
      typed,
      'municipalities',
      municipalities.map(({ code, name }) => ({ code, names: [name] }))
    )
  )
}
