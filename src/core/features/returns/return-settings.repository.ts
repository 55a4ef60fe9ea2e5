import { z } from 'zod'
import { findSetting, upsertSetting } from '../../db/setting.ts'
import type { DeskDb } from '../../open-desk.ts'
import { passphraseCostSchema } from '../../vault/passphrase-cost.ts'
import type { ReturnKey } from './return-hash.ts'

const keySetting = 'return-key'
const triesSetting = 'return-tries'

const storedKeySchema = passphraseCostSchema.extend({ secret: z.string().regex(/^[0-9a-f]{64}$/) })

/** The secret behind the codes on slips, and how they are stretched; null before the first slip. */
export async function findReturnKey(db: DeskDb): Promise<ReturnKey | null> {
  const stored = storedKeySchema.nullable().parse(await findSetting(db, keySetting))
  return stored === null ? null : { ...stored, secret: Buffer.from(stored.secret, 'hex') }
}

/** Keeps the secret for as long as the bureau exists. */
export const insertReturnKey = (db: DeskDb, { secret, memoryKiB, passes, lanes }: ReturnKey): Promise<void> =>
  upsertSetting(db, keySetting, { secret: Buffer.from(secret).toString('hex'), memoryKiB, passes, lanes })

const triesSchema = z.object({
  /** Codes that nobody has, in a row. */
  failures: z.int().min(0),
  /** Milliseconds since 1970. */
  lastAt: z.number().min(0)
})
export type ReturnTries = z.infer<typeof triesSchema>

/** How many codes that nobody has were tried in a row, and when last. */
export async function findReturnTries(db: DeskDb): Promise<ReturnTries> {
  return triesSchema.parse((await findSetting(db, triesSetting)) ?? { failures: 0, lastAt: 0 })
}

/** Counts the tries over restarts. */
export const upsertReturnTries = (db: DeskDb, tries: ReturnTries): Promise<void> =>
  upsertSetting(db, triesSetting, tries)
