import { z } from 'zod'
import { personIdSchema } from '../../domain/ids.ts'
import { personStatusSchema } from '../../domain/person-status.ts'
import { roleSchema } from '../../domain/roles.ts'
import { nameSchema } from '../../domain/text.ts'
import { passphraseSchema } from '../../domain/typed-passphrase.ts'

/** Somebody who may get in, or once might. */
export const listedPersonSchema = z.object({
  id: personIdSchema,
  name: nameSchema,
  roles: z.array(roleSchema).min(1),
  status: personStatusSchema,
  /** When they joined, or when their status last changed. */
  since: z.iso.datetime(),
  /** Whether a passphrase of theirs stands in the keyring. */
  hasSlot: z.boolean()
})
export type ListedPerson = z.infer<typeof listedPersonSchema>

/** One role or several, each once. */
export const rolesSchema = z
  .array(roleSchema)
  .min(1)
  .max(roleSchema.options.length)
  .refine(list => new Set(list).size === list.length)

/** Asked for again with every change of who gets in: an unlocked laptop must not be enough. */
export const ownPassphraseSchema = z.object({ ownPassphrase: passphraseSchema })
