import { z } from 'zod'
import { clientLanguages, clientTextKeys } from '../../domain/client-texts.ts'
import { guardedFields } from '../../domain/identity-fields.ts'
import { identityKinds } from '../../domain/identity-guard.ts'
import { isoDateSchema, monthSchema } from '../../domain/month.ts'
import { answerIdSchema, personIdSchema, questionIdSchema, shiftIdSchema, visitIdSchema } from '../../domain/ids.ts'
import { periodSchema } from '../../domain/period.ts'
import { roleSchema } from '../../domain/roles.ts'
import { lockReasonSchema } from '../../domain/lock-reason.ts'

const count = z.int().min(0)
const instant = z.iso.datetime()
const nothing = z.strictObject({})
const somebody = z.strictObject({ person: personIdSchema })
const answer = z.strictObject({ answer: answerIdSchema })
const visit = z.strictObject({ visit: visitIdSchema, revision: z.int().min(1) })
const shift = z.strictObject({ shift: shiftIdSchema, date: isoDateSchema })

/** A failed try is recorded with its time; of a long row of them, so many of the latest. */
const MOST_TIMES = 50

/**
 * Every action that the audit record knows, with all that may be said of it: ids, counts, instants, months, and words out of closed
 * lists. Nothing that anybody typed has a place here, so that no entry can hold what a visit was about.
 *
 * An action is added here with its texts (`locales/<lng>/audit.json`); one that is in use keeps its name and its members for good,
 * since entries never change.
 */
export const auditDetails = {
  'bureau.created': nothing,
  unlock: nothing,
  /** Wrong passphrases since the last time somebody got in. The vault was closed, so nobody knows who they were. */
  'unlock.failed': z.strictObject({ count, times: z.array(instant).max(MOST_TIMES) }),
  lock: z.strictObject({ reason: lockReasonSchema.or(z.literal('closing')) }),
  'people.added': z.strictObject({ person: personIdSchema, roles: z.array(roleSchema) }),
  'people.rolesChanged': z.strictObject({
    person: personIdSchema,
    before: z.array(roleSchema),
    after: z.array(roleSchema)
  }),
  'people.suspended': somebody,
  'people.reinstated': somebody,
  'people.removed': somebody,
  'people.renamed': somebody,
  'passphrase.changed': nothing,
  'passphrase.reset': somebody,
  'recovery.used': nothing,
  'recovery.renewed': nothing,
  'settings.changed': z.strictObject({ setting: z.string().regex(/^[a-zA-Z]{1,40}$/), before: count, after: count }),
  import: z.strictObject({ visits: count, questions: count, referrals: count, organisations: count }),
  'directory.imported': z.strictObject({ added: count, changed: count, removed: count }),
  'directory.exported': z.strictObject({ services: count }),
  /** `month` is the quarter or the year where those were exported. */
  export: z.strictObject({ month: periodSchema, number: z.int().min(1), repeated: z.boolean() }),
  /** A month that could have no release of its own was closed without one. */
  'month.passedOver': z.strictObject({ month: monthSchema }),
  /** A coordinator said that no copy of the release left the house. */
  'release.replaced': z.strictObject({ month: monthSchema, number: z.int().min(1) }),
  'backup.made': z.strictObject({ visits: count }),
  'backup.verified': z.strictObject({ madeAt: instant, visits: count }),
  'restore.done': z.strictObject({ madeAt: instant, visits: count }),
  /** An older state of the vault was taken as it is: the last change that it holds, and the last that was known. */
  'rollback.accepted': z.strictObject({ found: instant, known: instant }),
  'check.full': z.strictObject({ ok: z.boolean() }),
  'visit.corrected': visit,
  'visit.withdrawn': visit,
  'visit.restored': visit,
  'visit.erased': z.strictObject({ visit: visitIdSchema }),
  'note.erased': z.strictObject({ visit: visitIdSchema, question: questionIdSchema }),
  /** What seems to tell who somebody is was kept in the notes of a visit, by whoever wrote them. */
  'note.kept': z.strictObject({ visit: visitIdSchema, kinds: z.array(z.enum(identityKinds)).min(1) }),
  /** The same in another text, such as the name of a place or an entry of the directory. */
  'text.kept': z.strictObject({ field: z.enum(guardedFields), kinds: z.array(z.enum(identityKinds)).min(1) }),
  'notes.expired': z.strictObject({ count }),
  /** The computer's date had leapt, and somebody said that it is right: notes end by it from then on. */
  'date.believed': z.strictObject({ from: isoDateSchema, to: isoDateSchema }),
  /** Codes that nobody has were tried so many times in a row that there was a wait. */
  'return.guessed': z.strictObject({ count }),
  'return.replaced': z.strictObject({ visit: visitIdSchema }),
  /** The visits of a slip, so many, were cut apart. */
  'return.forgotten': z.strictObject({ visit: visitIdSchema, count }),
  'answer.published': answer,
  'answer.withdrawn': answer,
  'answer.restored': answer,
  'answer.erased': answer,
  /** What seems to tell who somebody is was kept in an article. */
  'answer.kept': z.strictObject({ answer: answerIdSchema, kinds: z.array(z.enum(identityKinds)).min(1) }),
  'shift.planned': shift,
  'shift.changed': shift,
  'shift.removed': shift,
  /** A shift that was removed was put back. */
  'shift.restored': shift,
  'slips.settingsChanged': nothing,
  'slips.textCorrected': z.strictObject({ language: z.enum(clientLanguages), key: z.enum(clientTextKeys) }),
  'slips.textsReviewed': z.strictObject({ language: z.enum(clientLanguages), reviewed: z.boolean() }),
  'audit.exported': z.strictObject({ entries: count })
} as const

export type AuditAction = keyof typeof auditDetails
export type AuditDetail<Action extends AuditAction> = z.infer<(typeof auditDetails)[Action]>

/** The kinds by which the record is looked through, in the order of the screen. */
export const auditKinds = {
  door: [
    'bureau.created',
    'unlock',
    'unlock.failed',
    'lock',
    'passphrase.changed',
    'passphrase.reset',
    'recovery.used',
    'recovery.renewed'
  ],
  people: [
    'people.added',
    'people.rolesChanged',
    'people.suspended',
    'people.reinstated',
    'people.removed',
    'people.renamed'
  ],
  visits: [
    'visit.corrected',
    'visit.withdrawn',
    'visit.restored',
    'visit.erased',
    'note.erased',
    'note.kept',
    'text.kept',
    'notes.expired',
    'date.believed',
    'return.guessed',
    'return.replaced',
    'return.forgotten',
    'import'
  ],
  shifts: ['shift.planned', 'shift.changed', 'shift.removed', 'shift.restored'],
  answers: ['answer.published', 'answer.withdrawn', 'answer.restored', 'answer.erased', 'answer.kept'],
  out: ['export', 'month.passedOver', 'release.replaced', 'audit.exported'],
  files: [
    'backup.made',
    'backup.verified',
    'restore.done',
    'rollback.accepted',
    'check.full',
    'directory.imported',
    'directory.exported'
  ],
  settings: ['settings.changed', 'slips.settingsChanged', 'slips.textCorrected', 'slips.textsReviewed']
} as const satisfies Readonly<Record<string, readonly AuditAction[]>>

export const auditKindSchema = z.enum([
  'door',
  'people',
  'visits',
  'shifts',
  'answers',
  'out',
  'files',
  'settings'
] satisfies AuditKind[])
export type AuditKind = keyof typeof auditKinds

const isAuditAction = (action: string): action is AuditAction => Object.hasOwn(auditDetails, action)

export const auditEntrySchema = z.object({
  seq: z.int().min(1),
  at: instant,
  /** Null where the program did it by itself, or nobody knows who. */
  by: z.string().nullable(),
  action: z.string().refine(isAuditAction),
  /** Whom it was done to, where it was somebody. */
  about: z.string().nullable(),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]))
})
export type AuditEntry = z.infer<typeof auditEntrySchema>

export const auditFilterSchema = z.object({ kind: auditKindSchema.nullable(), month: monthSchema.nullable() })
export type AuditFilter = z.infer<typeof auditFilterSchema>
