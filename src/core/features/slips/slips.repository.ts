import type { ClientLanguage, ClientTextKey } from '../../../shared/domain/client-texts.ts'
import { slipSettingsSchema, type SlipSettings } from '../../../shared/features/slips/slips.schema.ts'
import { findSetting, upsertSetting } from '../../db/setting.ts'
import type { DeskDb } from '../../open-desk.ts'

const settingKey = 'slip'

/** Nothing is known of a bureau until somebody has said it. */
const nothingSaid: SlipSettings = { address: null, openings: [], paper: 'a5' }

/** What is printed of the bureau; nothing until somebody says so. */
export async function findSlipSettings(db: DeskDb): Promise<SlipSettings> {
  const stored = await findSetting(db, settingKey)
  return stored === null ? nothingSaid : slipSettingsSchema.parse(stored)
}

/** Keeps what is printed of the bureau. */
export const upsertSlipSettings = (db: DeskDb, settings: SlipSettings): Promise<void> =>
  upsertSetting(db, settingKey, settings)

export interface Correction {
  readonly language: ClientLanguage
  readonly key: ClientTextKey
  readonly text: string
}

/** The bureau's own words, of all languages. */
export const listCorrections = (db: DeskDb): Promise<Correction[]> =>
  db.selectFrom('client_text').select(['language', 'key', 'text']).execute()

/** Keeps the bureau's words for one text, in the place of earlier ones. */
export async function upsertCorrection(db: DeskDb, correction: Correction): Promise<void> {
  await db
    .insertInto('client_text')
    .values(correction)
    .onConflict(conflict => conflict.columns(['language', 'key']).doUpdateSet({ text: correction.text }))
    .execute()
}

/** Goes back to the shipped words of one text. */
export async function deleteCorrection(db: DeskDb, language: ClientLanguage, key: ClientTextKey): Promise<void> {
  await db.deleteFrom('client_text').where('language', '=', language).where('key', '=', key).execute()
}

export interface Review {
  readonly language: ClientLanguage
  /** The hash of the texts that were read. */
  readonly texts: string
  readonly at: string
}

/** Which languages a native speaker has read, and in which wording. */
export const listReviews = (db: DeskDb): Promise<Review[]> => db.selectFrom('client_text_review').selectAll().execute()

/** Notes that the texts of a language were read as they are now. */
export async function upsertReview(db: DeskDb, review: Review): Promise<void> {
  const { texts, at } = review
  await db
    .insertInto('client_text_review')
    .values(review)
    .onConflict(conflict => conflict.column('language').doUpdateSet({ texts, at }))
    .execute()
}

/** Takes it back that the texts of a language were read. */
export async function deleteReview(db: DeskDb, language: ClientLanguage): Promise<void> {
  await db.deleteFrom('client_text_review').where('language', '=', language).execute()
}
