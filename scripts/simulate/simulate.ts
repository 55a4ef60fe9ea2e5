import type { AttackReport } from '../../src/core/disclosure/attack/judge.ts'
import { versionOneTables } from '../../src/core/disclosure/plan.ts'
import { monthsOf } from '../../src/shared/domain/period.ts'
import { attackAll, type Published, type PublishedSum } from './attack-all.ts'
import { liveThrough, type LivedBureau } from './bureau-life.ts'
import { comparedMonth, comparedSum, errorSummary, type Compared, type ErrorSummary } from './errors-of-figures.ts'
import type { SimulateOptions } from './options.ts'
import { readBack } from './read-back.ts'

export interface Simulated {
  readonly lines: readonly string[]
  /** No cell was recovered or told more exactly than may be, the attacker decided every one, and no figure is further off than said. */
  readonly passed: boolean
}

/** How long the attack on everything may take, in milliseconds, for each release. */
const budgetPerRelease = 120_000

/**
 * Lives through the months of a made-up bureau in `folder`, attacks all its releases together, and answers what was found. `tell` hears how
 * far it is.
 */
export async function simulate(
  options: SimulateOptions,
  folder: string,
  tell: (text: string) => void
): Promise<Simulated> {
  const started = performance.now()
  const bureau = await liveThrough({
    ...options,
    folder,
    onMonth: (month, at) => tell(`${month} (${at + 1} of ${options.months}) …`)
  })
  const lived = performance.now()
  const { months, sums, errors } = await readAll(bureau, `${folder}/out`)
  tell('Attacking all releases together …')
  const budget = budgetPerRelease * (months.length + sums.length)
  const report = months.length === 0 ? null : await attackAll(months, sums, budget, progressTo(tell))
  const seconds = {
    life: (lived - started) / 1000 - bureau.story.releaseSeconds,
    releases: bureau.story.releaseSeconds,
    attack: (performance.now() - lived) / 1000
  }
  const isSafe = report !== null && report.narrowed.length === 0 && report.undecided.length === 0
  const passed = isSafe && isAsExactAsSaid(errors)
  return { lines: reportLines({ options, bureau, months, sums, errors, report, seconds }), passed }
}

/** A figure further off than its error would mean that a visit was counted twice, or not at all (guarantee G3). */
const isAsExactAsSaid = ({ months, quarters, years }: Read['errors']): boolean =>
  months.largest <= 4 && quarters.largest <= 4 * 3 && years.largest <= 4 * 12

interface Read {
  readonly months: readonly Published[]
  readonly sums: readonly PublishedSum[]
  readonly errors: { readonly months: ErrorSummary; readonly quarters: ErrorSummary; readonly years: ErrorSummary }
}

async function readAll(bureau: LivedBureau, out: string): Promise<Read> {
  const { releases, sums } = bureau.story
  const compared = new Map<string, ReadonlyMap<string, Compared>>()
  const months: Published[] = []
  for (const counted of releases) {
    const figures = await readBack(out, counted.folderName)
    months.push({ name: counted.month, figures })
    compared.set(counted.month, comparedMonth(bureau, counted, figures))
  }
  const added: PublishedSum[] = []
  const ofSums: { readonly isYear: boolean; readonly compared: ReadonlyMap<string, Compared> }[] = []
  for (const { period, folderName } of sums) {
    const figures = await readBack(out, folderName)
    const parts = monthsOf(period).filter(month => compared.has(month))
    added.push({ name: period, figures, parts })
    const parted = parts.flatMap(month => compared.get(month) ?? [])
    ofSums.push({ isYear: period.length === 4, compared: comparedSum(parted, figures) })
  }
  const all = (isYear: boolean) =>
    errorSummary(ofSums.filter(sum => sum.isYear === isYear).flatMap(sum => [...sum.compared.values()]))
  return {
    months,
    sums: added,
    errors: {
      months: errorSummary([...compared.values()].flatMap(cells => [...cells.values()])),
      quarters: all(false),
      years: all(true)
    }
  }
}

function progressTo(tell: (text: string) => void): (share: number) => void {
  let told = 0
  return share => {
    if (share < told + 0.1) return
    told = share
    tell(`  ${Math.round(100 * share)} %`)
  }
}

interface Findings extends Read {
  readonly options: SimulateOptions
  readonly bureau: LivedBureau
  readonly report: AttackReport | null
  readonly seconds: Readonly<Record<'life' | 'releases' | 'attack', number>>
}

function reportLines({ options, bureau, months, sums, errors, report, seconds }: Findings): string[] {
  const { story } = bureau
  const { recorded, returned, late, corrected, withdrawn, erased } = story.events
  const recovered = report?.narrowed.filter(({ lowest, highest }) => lowest === highest).length ?? 0
  const row = (title: string, text: string) => `${title.padEnd(26)}${text}`
  const cells = sumOf([...months, ...sums].flatMap(({ figures }) => figures.tables.map(table => table.cells.length)))
  return [
    row('seed', String(options.seed)),
    row(
      'visits',
      `${recorded}: ${returned} of them with a slip, ${late} late, ${corrected} corrected, ${withdrawn} withdrawn, ${erased} erased`
    ),
    row(
      'releases',
      `${months.length} months, ${sums.filter(isQuarter).length} quarters, ${sums.filter(isYear).length} years`
    ),
    row('passed over', story.passedOver.length === 0 ? 'no month' : story.passedOver.join(', ')),
    row('refused', story.refused.map(({ period, code }) => `${period} (${code})`).join(', ') || 'nothing'),
    row('cells attacked', String(report?.cells ?? 0)),
    row('cells recovered', String(recovered)),
    row('cells told too exactly', String(report?.narrowed.length ?? 0)),
    row('cells undecided', String(report?.undecided.length ?? 0)),
    row('smallest width', report === null ? '–' : `${report.minWidth} counts possible`),
    row('cells withheld', `0 of ${cells} in the tables shown`),
    row('tables left out', `${leftOut(months)} in the months, ${leftOut(sums)} in the sums`),
    row('error of a month', errorText(errors.months)),
    row('error of a quarter', errorText(errors.quarters)),
    row('error of a year', errorText(errors.years)),
    ...sums.filter(isYear).flatMap(sum => yearLines(sum, story.happened, row)),
    row(
      'seconds',
      `${seconds.life.toFixed(1)} of life, ${seconds.releases.toFixed(1)} of releases, ${seconds.attack.toFixed(1)} of attack`
    ),
    ...(report?.narrowed ?? [])
      .slice(0, mostNamed)
      .map(cell => row('told too exactly', `${cell.name}: ${cell.lowest ?? '?'} to ${cell.highest ?? '?'}`)),
    ...(report?.undecided ?? []).slice(0, mostNamed).map(cell => row('undecided', cell.name))
  ]
}

const mostNamed = 20

const isYear = ({ name }: Published): boolean => name.length === 4
const isQuarter = ({ name }: Published): boolean => name.includes('Q')
const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0)

/** How many of the plan's tables are missing, out of how many. */
function leftOut(releases: readonly Published[]): string {
  const possible = versionOneTables.length * releases.length
  return `${possible - sumOf(releases.map(({ figures }) => figures.tables.length))} of ${possible}`
}

const errorText = ({ figures, mean, meanAbsolute, percentile95, largest }: ErrorSummary): string =>
  figures === 0
    ? 'none released'
    : `mean ${meanAbsolute.toFixed(2)} (with its sign ${mean.toFixed(2)}), 95 % within ${percentile95}, largest ${largest}, of ${figures} figures`

function yearLines(
  { name, figures }: PublishedSum,
  happened: ReadonlyMap<string, number>,
  row: (title: string, text: string) => string
): string[] {
  const truth = sumOf([...happened].filter(([month]) => month.startsWith(name)).map(([, count]) => count))
  return [row(`visits of ${name}`, `shown ${figures.totals.visits}, happened ${truth}`)]
}
