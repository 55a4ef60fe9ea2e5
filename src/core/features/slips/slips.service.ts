import { createHash } from 'node:crypto'
import {
  clientLanguages,
  clientTextKeys,
  type ClientLanguage,
  type ClientTextKey,
  type ClientTexts
} from '../../../shared/domain/client-texts.ts'
import type { LanguageTexts, SlipSettings } from '../../../shared/features/slips/slips.schema.ts'
import type { CallOutput } from '../../../shared/ipc/contract.ts'
import type { AppendAudit } from '../../audit/append-audit.ts'
import type { RecordKept } from '../../audit/record-kept.ts'
import type { DeskDb, OpenDesk } from '../../open-desk.ts'
import { timestamp, type Platform } from '../../platform.ts'
import {
  deleteCorrection,
  deleteReview,
  findSlipSettings,
  listCorrections,
  listReviews,
  upsertCorrection,
  upsertReview,
  upsertSlipSettings,
  type Correction
} from './slips.repository.ts'

export interface SlipParts {
  readonly platform: Platform
  /** The texts that the app ships. */
  readonly shipped: ReadonlyMap<ClientLanguage, ClientTexts>
  readonly appendAudit: AppendAudit
  readonly recordKept: RecordKept
}

/** What stands on visitors' slips. */
export interface SlipService {
  readonly settings: (desk: OpenDesk) => Promise<SlipSettings>
  readonly changeSettings: (desk: OpenDesk, settings: SlipSettings) => Promise<null>
  readonly languages: (desk: OpenDesk) => Promise<CallOutput<'slips.languages'>>
  readonly texts: (desk: OpenDesk, request: { readonly language: ClientLanguage }) => Promise<LanguageTexts>
  readonly correctText: (
    desk: OpenDesk,
    correction: { readonly language: ClientLanguage; readonly key: ClientTextKey; readonly text: string | null }
  ) => Promise<null>
  readonly reviewTexts: (
    desk: OpenDesk,
    review: { readonly language: ClientLanguage; readonly reviewed: boolean }
  ) => Promise<null>
}

/** See {@link SlipService}. */
export function createSlipService({ platform, shipped, appendAudit, recordKept }: SlipParts): SlipService {
  const textsWith = (language: ClientLanguage, corrections: readonly Correction[]): LanguageTexts => {
    const texts = shipped.get(language)
    if (texts === undefined) throw new Error(`no texts in ${language}`)
    const own = corrections.filter(correction => correction.language === language)
    return {
      texts: { ...texts, ...Object.fromEntries(own.map(({ key, text }) => [key, text])) },
      corrected: own.map(({ key }) => key)
    }
  }
  const textsIn = async (db: DeskDb, language: ClientLanguage) => textsWith(language, await listCorrections(db))

  return {
    settings: ({ db }) => findSlipSettings(db),

    changeSettings: async ({ db, person }, settings) => {
      await db.transaction().execute(async trx => {
        const before = await findSlipSettings(trx)
        await upsertSlipSettings(trx, settings)
        await appendAudit(trx, { person: person.id, action: 'slips.settingsChanged', detail: {} })
        await recordKept(trx, {
          person: person.id,
          field: 'slip',
          texts: [settings.address ?? ''],
          before: [before.address ?? '']
        })
      })
      return null
    },

    languages: async ({ db }) => {
      const corrections = await listCorrections(db)
      const reviews = new Map((await listReviews(db)).map(review => [review.language, review]))
      return clientLanguages.map(language => {
        const { texts, corrected } = textsWith(language, corrections)
        const review = reviews.get(language)
        // A review is of a wording: new words, the bureau's or a new version's, have not been read by anybody.
        const stands = review?.texts === hashOf(texts)
        return { language, reviewedAt: stands ? review.at : null, corrected: corrected.length }
      })
    },

    texts: ({ db }, { language }) => textsIn(db, language),

    correctText: async ({ db, person }, { language, key, text }) => {
      await db.transaction().execute(async trx => {
        const before = (await textsIn(trx, language)).texts[key]
        if (text === null || text === shipped.get(language)?.[key]) await deleteCorrection(trx, language, key)
        else await upsertCorrection(trx, { language, key, text })
        await appendAudit(trx, { person: person.id, action: 'slips.textCorrected', detail: { language, key } })
        await recordKept(trx, { person: person.id, field: 'slip', texts: [text ?? ''], before: [before] })
      })
      return null
    },

    reviewTexts: async ({ db, person }, { language, reviewed }) => {
      await db.transaction().execute(async trx => {
        const { texts } = await textsIn(trx, language)
        if (reviewed) await upsertReview(trx, { language, texts: hashOf(texts), at: timestamp(platform) })
        else await deleteReview(trx, language)
        await appendAudit(trx, { person: person.id, action: 'slips.textsReviewed', detail: { language, reviewed } })
      })
      return null
    }
  }
}

const hashOf = (texts: ClientTexts): string =>
  createHash('sha256')
    .update(JSON.stringify(clientTextKeys.map(key => texts[key])))
    .digest('hex')
