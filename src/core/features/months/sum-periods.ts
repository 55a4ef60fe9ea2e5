import { FyrError } from '../../../shared/domain/errors.ts'
import { monthSchema, type Month } from '../../../shared/domain/month.ts'
import { longPeriodsOf, monthsOf, type LongPeriod } from '../../../shared/domain/period.ts'
import { slugOf } from '../../../shared/domain/slug.ts'
import type { Bureau } from '../../../shared/features/bureau/bureau.schema.ts'
import type { PeriodSummary } from '../../../shared/features/months/months.schema.ts'
import type { AttackOptions } from '../../disclosure/attack/attack.ts'
import { sumReleases } from '../../disclosure/sum-releases.ts'
import { isSuppressed, type Protection } from '../../disclosure/types.ts'
import type { DeskDb } from '../../open-desk.ts'
import { readRelease } from '../../release/read-release.ts'
import { fingerprintOf } from '../../release/release-files.ts'
import { listReleasedElsewhere } from './released-elsewhere.repository.ts'
import { listPassedOver, listReleases, listReleaseTimes } from './releases.repository.ts'

/**
 * Adds up the releases of a quarter's or a year's months. Throws `month.not-closed`, naming them, while months are neither released
 * nor passed over, `month.released-elsewhere` where one never will be,
 * `release.too-few` where all were passed over, and `release.sum-of-suppressed` where one was not rounded.
 */
export async function sumPeriod(
  db: DeskDb,
  bureau: Bureau,
  period: LongPeriod,
  attack: AttackOptions
): Promise<Protection> {
  const months = monthsOf(period)
  const releases = await listReleases(db, months)
  const passedOver = (await listPassedOver(db)).map(({ month }) => month).filter(month => months.includes(month))
  const elsewhere = await listReleasedElsewhere(db)
  const lost = months.find(month => elsewhere.has(month))
  if (lost !== undefined) throw new FyrError('month.released-elsewhere', { month: lost })
  const missing = months.filter(month => !passedOver.includes(month) && !releases.some(one => one.month === month))
  if (missing.length > 0)
    throw new FyrError('month.not-closed', { period, months: missing.join(', '), count: missing.length })
  const suppressed = releases.find(({ method }) => method !== 'controlled-rounding')
  if (suppressed !== undefined) throw new FyrError('release.sum-of-suppressed', { period, month: suppressed.month })
  if (releases.length === 0) throw new FyrError('release.too-few', { fewest: 0 })
  const sources = releases.flatMap(({ content }) => {
    const release = readRelease(content)
    return isSuppressed(release) ? [] : [{ release, fingerprint: fingerprintOf(release) }]
  })
  const { name, municipality } = bureau
  return sumReleases({ bureau: { slug: slugOf(name), name, municipality }, period, sources, passedOver }, attack)
}

/** The quarters and years of which a month has been closed; latest first, a year after its quarters. */
export async function listPeriods(db: DeskDb): Promise<PeriodSummary[]> {
  const released = await listReleaseTimes(db)
  const passedOver = new Set((await listPassedOver(db)).map(({ month }) => month))
  const elsewhere = await listReleasedElsewhere(db)
  const isClosed = (month: Month) => released.has(month) || passedOver.has(month)
  const closed = [...released.keys(), ...passedOver].flatMap(period => (isMonth(period) ? [period] : []))
  const periods = new Set(closed.flatMap(month => Object.values(longPeriodsOf(month))))
  return [...periods]
    .toSorted((one, other) => lastMonthOf(other).localeCompare(lastMonthOf(one)) || other.length - one.length)
    .map((period): PeriodSummary => {
      const months = monthsOf(period)
      const releasedAt = released.get(period)?.madeAt ?? null
      if (releasedAt !== null) return { period, state: 'released', missing: [], releasedAt }
      const those = (state: PeriodSummary['state'], isMissing: (month: Month) => boolean) => {
        const missing = months.filter(isMissing)
        return missing.length > 0 ? [{ period, state, missing, releasedAt }] : []
      }
      const [hindered] = [
        ...those('suppressed', month => released.get(month)?.method === 'suppression'),
        ...those('elsewhere', month => elsewhere.has(month)),
        ...those('waiting', month => !isClosed(month))
      ]
      if (hindered !== undefined) return hindered
      return { period, state: months.some(month => released.has(month)) ? 'ready' : 'empty', missing: [], releasedAt }
    })
}

const isMonth = (period: string): period is Month => monthSchema.safeParse(period).success
const lastMonthOf = (period: LongPeriod): string => monthsOf(period).at(-1) ?? ''
