import type { z } from 'zod'
import type { Role } from '../domain/roles.ts'

/** Whatever the state of the vault. */
interface Always {
  readonly when: 'always'
}

/** Only while no vault is open. */
interface Locked {
  readonly when: 'locked'
}

/** Only with an open vault, by somebody who holds one of the roles. */
interface Unlocked {
  readonly when: 'unlocked'
  readonly roles: readonly Role[]
}

/** When and by whom a call may be made. */
export type Access = Always | Locked | Unlocked

interface Parts<Input extends z.ZodType, Output extends z.ZodType, When extends Access> {
  readonly access: When
  readonly input: Input
  readonly output: Output
}

export interface CallDefinition<
  Kind extends 'query' | 'command' = 'query' | 'command',
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
  When extends Access = Access
> extends Parts<Input, Output, When> {
  readonly kind: Kind
}

/** A call that changes nothing and may be repeated at will. */
export const query = <Input extends z.ZodType, Output extends z.ZodType, When extends Access>(
  parts: Parts<Input, Output, When>
): CallDefinition<'query', Input, Output, When> => ({ kind: 'query', ...parts })

/** A call that changes something. */
export const command = <Input extends z.ZodType, Output extends z.ZodType, When extends Access>(
  parts: Parts<Input, Output, When>
): CallDefinition<'command', Input, Output, When> => ({ kind: 'command', ...parts })

/** Something that the core or the shell tells the window without being asked. */
export const event = <Payload extends z.ZodType>(payload: Payload) => ({ kind: 'event' as const, payload })

export const always: Always = { when: 'always' }
export const locked: Locked = { when: 'locked' }
/** A call for an open bureau, and for these roles. */
export const unlocked = (...roles: [Role, ...Role[]]): Unlocked => ({ when: 'unlocked', roles })
