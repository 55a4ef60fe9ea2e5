import { z } from 'zod'
import { personIdSchema } from '../../domain/ids.ts'
import { nameSchema } from '../../domain/text.ts'
import { passphraseSchema } from '../../domain/typed-passphrase.ts'
import { command, query, unlocked } from '../../ipc/define.ts'
import { listedPersonSchema, ownPassphraseSchema, rolesSchema } from './people.schema.ts'

const coordinators = unlocked('coordinator')
const somebody = z.object({ person: personIdSchema })
const somebodySchema = ownPassphraseSchema.extend(somebody.shape)

export const peopleCalls = {
  /** Everybody, the removed too, in the order in which they joined. */
  'people.list': query({ access: coordinators, input: z.null(), output: z.array(listedPersonSchema) }),
  'people.add': command({
    access: coordinators,
    input: ownPassphraseSchema.extend({ name: nameSchema, roles: rolesSchema, newPassphrase: passphraseSchema }),
    output: somebody
  }),
  'people.changeRoles': command({
    access: coordinators,
    input: somebodySchema.extend({ roles: rolesSchema }),
    output: z.null()
  }),
  'people.rename': command({ access: coordinators, input: somebody.extend({ name: nameSchema }), output: z.null() }),
  'people.suspend': command({ access: coordinators, input: somebodySchema, output: z.null() }),
  'people.reinstate': command({ access: coordinators, input: somebodySchema, output: z.null() }),
  /** For good. The desk file gets another key, which takes as long as copying it: `job.progress` tells of it, as `epoch`. */
  'people.remove': command({ access: coordinators, input: somebodySchema, output: z.null() }),
  /** Gives somebody else a new passphrase; their old one stops working. */
  'people.resetPassphrase': command({
    access: coordinators,
    input: somebodySchema.extend({ newPassphrase: passphraseSchema }),
    output: z.null()
  }),
  /** Changes one's own. */
  'people.changePassphrase': command({
    access: unlocked('volunteer', 'coordinator', 'trainer', 'case-manager'),
    input: ownPassphraseSchema.extend({ newPassphrase: passphraseSchema }),
    output: z.null()
  })
}
