import { createCore, type Core } from '../../src/core/create-core.ts'
import { seededUniform } from '../../src/core/disclosure/made-up-month.ts'
import { systemPlatform } from '../../src/core/platform.ts'
import { readReferenceLists } from '../../src/core/reference-lists.ts'
import { cheapestCost } from '../../src/core/vault/passphrase-cost.ts'
import { addMonths, monthSchema, type Month } from '../../src/shared/domain/month.ts'
import { longPeriodsOf, monthsOf, type LongPeriod } from '../../src/shared/domain/period.ts'
import { resourcesDir, testPassphrase, valueOf } from '../../test/bureau.ts'
import type { SentVisit } from '../../test/visit-builder.ts'
import { visitMaker, type VisitMaker } from './made-up-visits.ts'

export interface LifeOptions {
  readonly months: number
  /** A usual month; quiet ones have as few as a twentieth. */
  readonly visits: number
  readonly seed: number
  /** An empty folder. */
  readonly folder: string
  readonly onMonth: (month: Month, at: number) => void
}

/** What one release was made from: the visits as they stood when it was made. */
export interface Counted {
  readonly month: Month
  readonly folderName: string
  readonly carried: readonly Month[]
  readonly visits: readonly (SentVisit & { readonly slip: number | null })[]
}

export interface LifeStory {
  readonly releases: readonly Counted[]
  /** A quarter or year, and where its sum lies. */
  readonly sums: readonly { readonly period: LongPeriod; readonly folderName: string }[]
  readonly passedOver: readonly Month[]
  readonly refused: readonly { readonly period: string; readonly code: string }[]
  /** How many visits there truly were, by the month in which they happened; withdrawn ones are not among them. */
  readonly happened: ReadonlyMap<Month, number>
  readonly events: Readonly<Record<'recorded' | 'returned' | 'late' | 'corrected' | 'withdrawn' | 'erased', number>>
  readonly releaseSeconds: number
}

export interface LivedBureau extends Omit<VisitMaker, 'make'> {
  readonly story: LifeStory
  readonly municipality: string
}

interface Kept {
  visit: SentVisit
  /** Which slip joins it to other visits. */
  readonly slip: number | null
  revision: number
  withdrawn: boolean
  counted: boolean
}

const firstMonth = monthSchema.parse('2024-01')
const municipality = '1280'

/** How many visitors come with a slip, and how many up to this have none and are given one. */
const shareWithSlip = 0.1
const shareGivenSlip = 0.12

/**
 * So many months of a bureau, made up from a seed and lived through the calls that the window makes: visits come in time and late,
 * are corrected, withdrawn and erased; each month is closed on the third day of the next, and quarters and years with their last month.
 */
export async function liveThrough({ months, visits, seed, folder, onMonth }: LifeOptions): Promise<LivedBureau> {
  const uniform = seededUniform(seed)
  let instant = Date.parse(`${firstMonth}-03T10:00:00Z`)
  const core = createCore({
    dataDir: `${folder}/bureau`,
    resourcesDir,
    logDir: `${folder}/logs`,
    passphraseCost: cheapestCost,
    platform: { ...systemPlatform, now: () => instant }
  })
  try {
    const bureau = { name: 'Simulerad byrå', municipality, language: 'sv', personName: 'Prov Provsson' } as const
    valueOf(await core.call('bureau.create', { ...bureau, passphrase: testPassphrase }))
    const life = new Life(core, `${folder}/out`, uniform)
    const { make, topics, kinds } = await visitMaker(core, readReferenceLists(resourcesDir), municipality, uniform)
    for (let at = 0; at < months; at += 1) {
      const month = addMonths(firstMonth, at)
      onMonth(month, at)
      // On the third day of the next month: what is recorded before the export is in time.
      instant = Date.parse(`${addMonths(month, 1)}-03T10:00:00Z`)
      const season = uniform() < 0.08 ? 0.05 : 0.6 + 0.8 * uniform()
      const due = Math.max(1, Math.round(visits * season))
      await life.record(
        Array.from({ length: due }, () => make(month)),
        0.03
      )
      await life.recordLate()
      await life.change(Math.round(due * 0.05))
      await life.close(month)
    }
    return { story: life.story(), topics, kinds, municipality }
  } finally {
    await core.close()
  }
}

/** What is known beside the bureau of what is in it. */
class Life {
  readonly #core: Core
  readonly #out: string
  readonly #uniform: () => number
  readonly #kept: Kept[] = []
  /** The codes of slips that visitors have. */
  readonly #slips: string[] = []
  #forgotten: SentVisit[] = []
  readonly #closed = new Set<string>()
  readonly #waitingMonths = new Set<Month>()
  readonly #releases: Counted[] = []
  readonly #sums: { period: LongPeriod; folderName: string }[] = []
  readonly #passedOver: Month[] = []
  readonly #refused: { period: string; code: string }[] = []
  readonly #events = { recorded: 0, returned: 0, late: 0, corrected: 0, withdrawn: 0, erased: 0 }
  #releaseTime = 0

  constructor(core: Core, out: string, uniform: () => number) {
    this.#core = core
    this.#out = out
    this.#uniform = uniform
  }

  /** Records visits; a share of them is forgotten until later. */
  async record(visits: readonly SentVisit[], forgottenShare: number): Promise<void> {
    for (const visit of visits) {
      if (this.#uniform() < forgottenShare) {
        this.#forgotten.push(visit)
        continue
      }
      const slip = await this.#recordOne(visit)
      this.#kept.push({ visit, slip, revision: 1, withdrawn: false, counted: false })
      this.#events.recorded += 1
    }
  }

  /** Records a visit: a few visitors are given a slip, and a few come with the one that they have, some of them often. */
  async #recordOne(visit: SentVisit): Promise<number | null> {
    const chance = this.#uniform()
    const slip = Math.floor(this.#slips.length * this.#uniform() ** 3)
    const code = chance < shareWithSlip ? this.#slips[slip] : undefined
    const opened = code === undefined ? null : await this.#core.call('returns.open', { code })
    // A slip whose visits were all erased opens nothing any more.
    if (opened?.ok) {
      valueOf(await this.#core.call('visits.record', { ...visit, returnId: opened.value.returnId }))
      this.#events.returned += 1
      return slip
    }
    valueOf(await this.#core.call('visits.record', visit))
    if (chance > shareGivenSlip) return null
    this.#slips.push(valueOf(await this.#core.call('returns.issue', { visit: visit.id })).code)
    return this.#slips.length - 1
  }

  /** Most of what was forgotten in earlier months is found now. */
  async recordLate(): Promise<void> {
    const found = this.#forgotten.filter(({ date }) => this.#closed.has(date.slice(0, 7)) && this.#uniform() < 0.7)
    this.#forgotten = this.#forgotten.filter(visit => !found.includes(visit))
    this.#events.late += found.length
    await this.record(found, 0)
  }

  /** Corrects, withdraws and erases visits, released ones among them. */
  async change(times: number): Promise<void> {
    for (let at = 0; at < times; at += 1) {
      const one = this.#kept[Math.floor(this.#uniform() * this.#kept.length)]
      if (one === undefined || one.withdrawn) continue
      const { id } = one.visit
      const chance = this.#uniform()
      if (chance < 0.6) {
        one.visit = { ...one.visit, language: chance < 0.3 ? 'ara' : 'som' }
        one.revision = valueOf(
          await this.#core.call('visits.correct', { ...one.visit, revision: one.revision })
        ).revision
        this.#events.corrected += 1
      } else {
        one.withdrawn = true
        const call = chance < 0.95 ? 'visits.withdraw' : 'visits.erase'
        valueOf(await this.#core.call(call, { id, revision: one.revision }))
        this.#events[call === 'visits.erase' ? 'erased' : 'withdrawn'] += 1
      }
    }
  }

  /** Closes a month, and the quarter and the year that it ends. */
  async close(month: Month): Promise<void> {
    const started = performance.now()
    await this.#release(month)
    const { quarter, year } = longPeriodsOf(month)
    for (const period of [quarter, year]) {
      if (monthsOf(period).at(-1) === month) await this.#sum(period)
    }
    this.#releaseTime += performance.now() - started
  }

  async #release(month: Month): Promise<void> {
    const waiting = this.#kept.filter(({ visit, withdrawn, counted }) => {
      const own = visit.date.slice(0, 7)
      return !withdrawn && !counted && (own === month || (own < month && this.#closed.has(own)))
    })
    const result = await this.#core.call('months.export', { month, folder: this.#core.grant(this.#out) })
    this.#closed.add(month)
    if (result.ok) {
      for (const one of waiting) one.counted = true
      const { folderName } = result.value
      const carried = [...this.#waitingMonths]
      this.#waitingMonths.clear()
      this.#releases.push({
        month,
        folderName,
        carried,
        visits: waiting.map(({ visit, slip }) => ({ ...visit, slip }))
      })
    } else if (['release.too-few', 'release.no-rounding'].includes(result.error.code)) {
      valueOf(await this.#core.call('months.passOver', { month }))
      this.#passedOver.push(month)
      this.#waitingMonths.add(month)
    } else this.#refused.push({ period: month, code: result.error.code })
  }

  async #sum(period: LongPeriod): Promise<void> {
    const result = await this.#core.call('months.exportSum', { period, folder: this.#core.grant(this.#out) })
    if (result.ok) this.#sums.push({ period, folderName: result.value.folderName })
    else this.#refused.push({ period, code: result.error.code })
  }

  story(): LifeStory {
    const happened = new Map<Month, number>()
    const all = [...this.#kept.filter(one => !one.withdrawn).map(one => one.visit), ...this.#forgotten]
    for (const { date } of all) {
      const month = monthSchema.parse(date.slice(0, 7))
      happened.set(month, (happened.get(month) ?? 0) + 1)
    }
    return {
      releases: this.#releases,
      sums: this.#sums,
      passedOver: this.#passedOver,
      refused: this.#refused,
      happened,
      events: this.#events,
      releaseSeconds: this.#releaseTime / 1000
    }
  }
}
