import { z } from 'zod'
import { always, command, locked, query, unlocked } from '../../ipc/define.ts'
import { lockReasonSchema } from '../../domain/lock-reason.ts'
import { interfaceLanguageSchema } from '../../domain/interface-language.ts'
import { nameSchema } from '../../domain/text.ts'
import { passphraseSchema } from '../../domain/typed-passphrase.ts'
import { bureauSchema, bureauSettingsSchema, bureauStatusSchema } from './bureau.schema.ts'

/** A coordinator goes on with a desk file that has lost what was saved last; without it such a file stays closed. */
const goOnSchema = z.boolean().default(false)

const recoveryKeySchema = z.object({ recoveryKey: z.string() })

export const bureauCalls = {
  'bureau.status': query({ access: always, input: z.null(), output: bureauStatusSchema }),
  /** Offers a new passphrase of six words in a language of the interface; another one each time. */
  'bureau.offerPassphrase': command({
    access: always,
    input: z.object({ language: interfaceLanguageSchema }),
    output: z.object({ passphrase: z.string() })
  }),
  /** Makes the vault and opens it. The recovery key is answered this once and never again. */
  'bureau.create': command({
    access: locked,
    input: bureauSchema.extend({ personName: nameSchema, passphrase: passphraseSchema }),
    output: recoveryKeySchema
  }),
  'bureau.unlock': command({
    access: locked,
    input: z.object({ passphrase: passphraseSchema, goOn: goOnSchema }),
    output: z.null()
  }),
  /** Opens the vault with the printed recovery key and gives its holder a new passphrase. */
  'bureau.recover': command({
    access: locked,
    input: z.object({ recoveryKey: z.string().min(1).max(400), passphrase: passphraseSchema, goOn: goOnSchema }),
    output: z.null()
  }),
  'bureau.lock': command({ access: always, input: z.object({ reason: lockReasonSchema }), output: z.null() }),
  'bureau.settings': query({ access: unlocked('coordinator'), input: z.null(), output: bureauSettingsSchema }),
  'bureau.changeSettings': command({
    access: unlocked('coordinator'),
    input: bureauSettingsSchema,
    output: z.null()
  }),
  /** Says that part of the recovery key was typed back correctly. */
  'bureau.confirmRecoveryKey': command({ access: unlocked('coordinator'), input: z.null(), output: z.null() }),
  /** Makes a new recovery key; the old one stops working. */
  'bureau.renewRecoveryKey': command({
    access: unlocked('coordinator'),
    input: z.object({ passphrase: passphraseSchema }),
    output: recoveryKeySchema
  })
}
