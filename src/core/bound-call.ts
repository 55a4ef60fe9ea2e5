import type { z } from 'zod'
import { FyrError, type ErrorParams } from '../shared/domain/errors.ts'
import type { CoreCallName } from '../shared/ipc/contract.ts'
import type { Access, CallDefinition } from '../shared/ipc/define.ts'
import type { OpenDesk } from './open-desk.ts'

/** A call of the contract together with the code that answers it. */
export interface BoundCall {
  readonly definition: CallDefinition
  /** Validates the input, runs, and validates the answer. Throws `FyrError` for whatever the caller can mend. */
  readonly answer: (input: unknown, desk: OpenDesk | null) => Promise<unknown>
}

/** One bound call for every call that the core answers. */
export type BoundCalls<Name extends CoreCallName = CoreCallName> = Readonly<Record<Name, BoundCall>>

type Definition<Input extends z.ZodType, Output extends z.ZodType, When extends Access> = CallDefinition<
  'query' | 'command',
  Input,
  Output,
  When
>

/** Binds a call that needs an open vault. */
export function onDesk<Input extends z.ZodType, Output extends z.ZodType>(
  definition: Definition<Input, Output, Extract<Access, { when: 'unlocked' }>>,
  handle: (request: z.output<Input>, desk: OpenDesk) => Promise<z.output<Output>>
): BoundCall {
  return {
    definition,
    async answer(input, desk) {
      if (desk === null) throw new FyrError('call.locked')
      return definition.output.parse(await handle(validated(definition.input, input), desk))
    }
  }
}

/** Binds a call that can be made with no vault open. */
export function atDoor<Input extends z.ZodType, Output extends z.ZodType>(
  definition: Definition<Input, Output, Exclude<Access, { when: 'unlocked' }>>,
  handle: (request: z.output<Input>) => Promise<z.output<Output>>
): BoundCall {
  return {
    definition,
    async answer(input) {
      return definition.output.parse(await handle(validated(definition.input, input)))
    }
  }
}

function validated<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  throw new FyrError('call.invalid', invalidField(result.error.issues[0]))
}

/** The first field that was not taken, and why: a reason of the text rules, or the schema's own kind of complaint. */
function invalidField(issue: z.core.$ZodIssue | undefined): ErrorParams {
  if (issue === undefined) return { field: '', reason: 'invalid' }
  const field = issue.path.map(String).join('.')
  if (issue.code !== 'custom') return { field, reason: issue.code }
  const max: unknown = issue.params?.['max']
  return typeof max === 'number' ? { field, reason: issue.message, max } : { field, reason: issue.message }
}
