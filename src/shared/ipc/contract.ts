import { z } from 'zod'
import { answerCalls } from '../features/answers/answers.contract.ts'
import { backupCalls } from '../features/backups/backups.contract.ts'
import { bureauCalls } from '../features/bureau/bureau.contract.ts'
import { bureauSettingsSchema } from '../features/bureau/bureau.schema.ts'
import { auditCalls } from '../features/audit/audit.contract.ts'
import { checkCalls } from '../features/checks/checks.contract.ts'
import { directoryCalls } from '../features/directory/directory.contract.ts'
import { draftCalls } from '../features/drafts/drafts.contract.ts'
import { inboxCalls } from '../features/inbox/inbox.contract.ts'
import { importCalls } from '../features/imports/imports.contract.ts'
import { monthCalls } from '../features/months/months.contract.ts'
import { organisationCalls } from '../features/organisations/organisations.contract.ts'
import { peopleCalls } from '../features/people/people.contract.ts'
import { referenceCalls } from '../features/reference/reference.contract.ts'
import { returnCalls } from '../features/returns/returns.contract.ts'
import { searchCalls } from '../features/search/search.contract.ts'
import { slipCalls } from '../features/slips/slips.contract.ts'
import { shellCalls } from '../features/shell/shell.contract.ts'
import { shiftCalls } from '../features/shifts/shifts.contract.ts'
import { topicCalls } from '../features/topics/topics.contract.ts'
import { visitCalls } from '../features/visits/visits.contract.ts'
import { lockReasonSchema } from '../domain/lock-reason.ts'
import type { Result } from '../domain/result.ts'
import type { Role } from '../domain/roles.ts'
import { type CallDefinition, event } from './define.ts'

/** Every call that exists. There is no other way into the bureau. */
export const calls = {
  ...bureauCalls,
  ...peopleCalls,
  ...referenceCalls,
  ...topicCalls,
  ...shiftCalls,
  ...organisationCalls,
  ...visitCalls,
  ...returnCalls,
  ...directoryCalls,
  ...answerCalls,
  ...searchCalls,
  ...slipCalls,
  ...inboxCalls,
  ...draftCalls,
  ...checkCalls,
  ...importCalls,
  ...monthCalls,
  ...backupCalls,
  ...auditCalls,
  ...shellCalls
}

/** Everything that the window is told without asking. */
export const events = {
  /** The vault was opened, by whatever: how the bureau wants to be kept. */
  'bureau.opened': event(bureauSettingsSchema),
  'bureau.settingsChanged': event(bureauSettingsSchema),
  /** The bureau locks in so many seconds unless somebody is there; null when it stays open after all. */
  'bureau.lockingSoon': event(z.object({ seconds: z.number().nullable() })),
  /** The bureau is about to lock by itself: a form saves what is half-written now. */
  'bureau.locking': event(z.null()),
  /** The vault was closed, by whatever: the window drops what it shows. `epoch`: its file got another key and could not stay open. */
  'bureau.locked': event(z.object({ reason: z.enum([...lockReasonSchema.options, 'closing', 'epoch']) })),
  /** How far a long job has come. */
  'job.progress': event(
    z.object({
      job: z.enum(['import', 'export', 'migrate', 'epoch', 'backup', 'restore', 'check', 'directory']),
      done: z.number(),
      total: z.number()
    })
  ),
  /** The app is about to close: a form saves what is half-written now. */
  'shell.closing': event(z.null())
}

export type CallName = keyof typeof calls
export type CallInput<Name extends CallName> = z.input<(typeof calls)[Name]['input']>
export type CallOutput<Name extends CallName> = z.output<(typeof calls)[Name]['output']>

/** Calls that the shell (`main`) answers itself; all others go to the core. */
export type ShellCallName = Extract<CallName, `shell.${string}`>
export type CoreCallName = Exclude<CallName, ShellCallName>

export type EventName = keyof typeof events
export type EventPayload<Name extends EventName> = z.output<(typeof events)[Name]['payload']>

/** What locked the bureau: whoever asked for it, or the end of the app or of its core. */
export type LockedBy = EventPayload<'bureau.locked'>['reason']

/** Whether a string from outside names a call. */
export const isCallName = (name: string): name is CallName => Object.hasOwn(calls, name)

/** Whether somebody with these roles may make a call while the bureau is open: the gate refuses what this denies, and the window hides it. */
export function mayCall(name: CallName, roles: readonly Role[]): boolean {
  const { access }: CallDefinition = calls[name]
  return access.when === 'always' || (access.when === 'unlocked' && roles.some(role => access.roles.includes(role)))
}

/** The names of all calls, for the places that must look at each of them. */
export const callNames: readonly CallName[] = Object.keys(calls).filter(isCallName)

/** What the preload exposes as `window.fyr`. */
export interface FyrBridge {
  call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<Result<CallOutput<Name>>>
  /** Answers a function that stops the listening. */
  on<Name extends EventName>(name: Name, listener: (payload: EventPayload<Name>) => void): () => void
}

/** Whether the shell answers a call; the core answers the others. */
export const isShellCall = (name: CallName): name is ShellCallName => name.startsWith('shell.')
