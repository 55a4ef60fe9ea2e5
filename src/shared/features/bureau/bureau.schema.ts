import { z } from 'zod'
import { callErrorSchema } from '../../domain/errors.ts'
import { personIdSchema } from '../../domain/ids.ts'
import { interfaceLanguageSchema } from '../../domain/interface-language.ts'
import { noteDaysSchema } from '../../domain/note-days.ts'
import { roleSchema } from '../../domain/roles.ts'
import { nameSchema } from '../../domain/text.ts'

/** Statistics Sweden's four digits; the bureau itself always lies in a municipality. */
const bureauMunicipalitySchema = z.string().regex(/^\d{4}$/)

export const bureauSchema = z.object({
  name: nameSchema,
  municipality: bureauMunicipalitySchema,
  language: interfaceLanguageSchema
})
export type Bureau = z.infer<typeof bureauSchema>

export const personSchema = z.object({ id: personIdSchema, name: nameSchema, roles: z.array(roleSchema).min(1) })
export type Person = z.infer<typeof personSchema>

/** After how many minutes without a key or a movement the bureau may lock itself. */
export const IDLE_MINUTES = { least: 1, usual: 5, most: 30 } as const

/** What a coordinator decides for the whole bureau. */
export const bureauSettingsSchema = z.object({
  idleMinutes: z.int().min(IDLE_MINUTES.least).max(IDLE_MINUTES.most),
  /** For how many days notes are kept. */
  noteDays: noteDaysSchema
})
export type BureauSettings = z.infer<typeof bureauSettingsSchema>

export const bureauStatusSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('absent') }),
  z.object({ state: z.literal('locked') }),
  /** Something of a vault is there but it cannot be opened as it is; the error names what is wrong. */
  z.object({ state: z.literal('damaged'), error: callErrorSchema }),
  z.object({
    state: z.literal('unlocked'),
    bureau: bureauSchema,
    person: personSchema,
    /** Whether somebody has typed part of the recovery key back, so that it is known to be written down. */
    recoveryConfirmed: z.boolean()
  })
])
export type BureauStatus = z.infer<typeof bureauStatusSchema>
