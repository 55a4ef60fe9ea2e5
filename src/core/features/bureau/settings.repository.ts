import { z } from 'zod'
import {
  bureauSchema,
  bureauSettingsSchema,
  IDLE_MINUTES,
  type Bureau,
  type BureauSettings
} from '../../../shared/features/bureau/bureau.schema.ts'
import { NOTE_DAYS } from '../../../shared/domain/note-days.ts'
import { findSetting, upsertSetting } from '../../db/setting.ts'
import type { DeskDb } from '../../open-desk.ts'

const bureauKey = 'bureau'
const releaseSecretKey = 'release-secret'
const settingsKey = 'settings'
const recoveryConfirmedKey = 'recovery-confirmed-at'

/** What nobody has decided, or nobody could when the file was last written, is the usual. */
const storedSettingsSchema = z.object({
  idleMinutes: bureauSettingsSchema.shape.idleMinutes.default(IDLE_MINUTES.usual),
  noteDays: bureauSettingsSchema.shape.noteDays.default(NOTE_DAYS.usual)
})

const releaseSecretSchema = z.string().regex(/^[0-9a-f]{64}$/)

/** What the bureau is called and where it lies. */
export async function findBureau(db: DeskDb): Promise<Bureau> {
  return bureauSchema.parse(await findSetting(db, bureauKey))
}

/** Keeps what the bureau is called, where it is, and its language. */
export const upsertBureau = (db: DeskDb, bureau: Bureau): Promise<void> => upsertSetting(db, bureauKey, bureau)

/** 32 bytes that were drawn when the bureau was made and never leave the file: what its releases' draws follow from. */
export async function findReleaseSecret(db: DeskDb): Promise<Uint8Array> {
  return Buffer.from(releaseSecretSchema.parse(await findSetting(db, releaseSecretKey)), 'hex')
}

/** Keeps the secret, 32 bytes, for as long as the bureau exists. */
export const insertReleaseSecret = (db: DeskDb, secret: Uint8Array): Promise<void> =>
  upsertSetting(db, releaseSecretKey, Buffer.from(secret).toString('hex'))

/** What a coordinator has decided; the usual until one has. */
export async function findBureauSettings(db: DeskDb): Promise<BureauSettings> {
  return storedSettingsSchema.parse((await findSetting(db, settingsKey)) ?? {})
}

/** Keeps what a coordinator has decided. */
export const upsertBureauSettings = (db: DeskDb, settings: BureauSettings): Promise<void> =>
  upsertSetting(db, settingsKey, settings)

/** For how many days the bureau keeps notes. */
export const findNoteDays = async (db: DeskDb): Promise<number> => (await findBureauSettings(db)).noteDays

/** When somebody last proved to have written the recovery key down; null when nobody did. */
export async function findRecoveryConfirmedAt(db: DeskDb): Promise<string | null> {
  return z.iso
    .datetime()
    .nullable()
    .parse(await findSetting(db, recoveryConfirmedKey))
}

/** Remembers when the key was confirmed; null where nobody has yet. */
export const upsertRecoveryConfirmedAt = (db: DeskDb, at: string | null): Promise<void> =>
  upsertSetting(db, recoveryConfirmedKey, at)
