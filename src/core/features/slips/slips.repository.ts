import type { ClientLanguage, ClientTextKey } from '../../../shared/domain/client-texts.ts'
import { slipSettingsSchema, type SlipSettings } from '../../../shared/features/slips/slips.schema.ts'
import { findSetting, upsertSetting } from '../../db/setting.ts'
import type { DeskDb } from '../../open-desk.ts'

const settingKey = 'slip'

/** Nothing is known of a bureau until somebody has said it. */
const nothingSaid: SlipSettings = { address: null, openings: [], paper: 'a5' }

export async function findSlipSettings(db: DeskDb): Promise<SlipSettings> {
  const stored = await findSetting(db, settingKey)
  return stored === null ? nothingSaid : slipSettingsSchema.parse(stored)
}

export const upsertSlipSettings = (db: DeskDb, settings: SlipSettings): Promise<void> =>
  upsertSetting(db, settingKey, settings)

export interface Correction {
  readonly language: ClientLanguage
  readonly key: ClientTextKey
  readonly text: string
}

export const listCorrections = (db: DeskDb): Promise<Correction[]> =>
  db.selectFrom('client_text').select(['language', 'key', 'text']).execute()

export async function upsertCorrection(db: DeskDb, correction: Correction): Promise<void> {
  await db
    .insertInto('client_text')
    .values(correction)
    .onConflict(conflict => conflict.columns(['language', 'key']).doUpdateSet({ text: correction.text }))
    .execute()
}

export async function deleteCorrection(db: DeskDb, language: ClientLanguage, key: ClientTextKey): Promise<void> {
  await db.deleteFrom('client_text').where('language', '=', language).where('key', '=', key).execute()
}

export interface Review {
  readonly language: ClientLanguage
  /** The hash of the texts that were read. */
  readonly texts: string
  readonly at: string
}

export const listReviews = (db: DeskDb): Promise<Review[]> => db.selectFrom('client_text_review').selectAll().execute()

export async function upsertReview(db: DeskDb, review: Review): Promise<void> {
  const { texts, at } = review
  await db
    .insertInto('client_text_review')
    .values(review)
    .onConflict(conflict => conflict.column('language').doUpdateSet({ texts, at }))
    .execute()
}

export async function deleteReview(db: DeskDb, language: ClientLanguage): Promise<void> {
  await db.deleteFrom('client_text_review').where('language', '=', language).execute()
}
