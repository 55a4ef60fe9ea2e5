import { FyrError } from '../../shared/domain/errors.ts'
import { attack } from '../disclosure/attack/attack.ts'
import { shownAt } from '../disclosure/certificate.ts'
import { breachesOfForm, breachesOfPublished, type Breach } from '../disclosure/certify.ts'
import { FEWEST_CONTRIBUTORS, type PublishedFigures, type PublishedTable } from '../disclosure/types.ts'
import { isSuppressedDescription, type ReleaseDescription, type SuppressedDescription } from './description.schema.ts'
import { loadRelease, type LoadedRelease } from './load-release.ts'
import { releaseName } from './package-file.ts'
import { rebuiltRelease } from './rebuild-release.ts'
import { rebuiltSuppressed } from './rebuild-suppressed.ts'
import { PACKAGE_FILE, PRIVACY_FILE, releaseFiles, SUMS_FILE } from './release-files.ts'
import { mostProblems, type CheckId, type ReleaseCheck, type ReleaseProblem, type ReleaseVerdict } from './types.ts'
import { readDescription, readSuppressedTables, readTables } from './verify-description.ts'
import { hashProblems } from './verify-hashes.ts'
import { periodProblems } from './verify-period.ts'
import { suppressedAttackProblems, suppressedPeriodProblems } from './verify-suppressed.ts'

/** How long (ms) an attack may take unless told otherwise. */
const usualBudget = 60_000

export interface VerifyOptions {
  /** How long the attack may take, in milliseconds. */
  readonly attackBudget?: number
}

/**
 * Checks a release folder or its zip file without any secret: that it is whole and unchanged, that it is what the format says,
 * that its figures keep the guarantees, by attacking them, and that every file is what the program writes of them. Believes nothing that the folder says about itself and
 * never throws for what stands in it. Checks that an earlier failure makes pointless are left out.
 */
export async function verifyRelease(target: string, options: VerifyOptions = {}): Promise<ReleaseVerdict> {
  const checks: ReleaseCheck[] = []
  const check = (id: CheckId, problems: readonly ReleaseProblem[]): boolean => {
    checks.push({ id, passed: problems.length === 0, problems: problems.slice(0, mostProblems) })
    return problems.length === 0
  }
  const verdict = (): ReleaseVerdict => ({ passed: checks.every(({ passed }) => passed), checks })

  const loaded = await loadRelease(target)
  if (!loaded.files.has(PACKAGE_FILE)) {
    const others = loaded.problems.filter(({ problem }) => problem !== 'unexpected-file' && problem !== 'not-a-release')
    check('files', [{ problem: 'not-a-release', where: loaded.name }, ...others])
    return verdict()
  }
  check('files', [...loaded.problems, ...missingFiles(loaded)])
  check('hashes', hashProblems(loaded.files))
  const description = readDescription(loaded.files.get(PACKAGE_FILE))
  if (!check('package', description.problems) || description.value === null) return verdict()
  if (isSuppressedDescription(description.value))
    return verifySuppressed(loaded, description.value, options.attackBudget ?? usualBudget, check, verdict)
  const tables = readTables(description.value, loaded.files)
  if (!check('schema', [...nameProblems(loaded, description.value), ...tables.problems])) return verdict()
  const figures = {
    totals: description.value.fyr.totals,
    dimensions: description.value.fyr.dimensions,
    tables: tables.value
  }
  const sound = checkFigures(figures, description.value, check)
  if (sound) check('attack', await attackProblems(figures, description.value, options.attackBudget ?? usualBudget))
  check('privacy-page', pageProblems(loaded.files.get(PRIVACY_FILE), description.value))
  if (verdict().passed) check('canonical', canonicalProblems(loaded.files, description.value, tables.value))
  return verdict()
}

/** The checks of a release that withholds small counts: there is nothing rounded, and what is shown is attacked as it is. */
async function verifySuppressed(
  loaded: LoadedRelease,
  description: SuppressedDescription,
  budget: number,
  check: (id: CheckId, problems: readonly ReleaseProblem[]) => boolean,
  verdict: () => ReleaseVerdict
): Promise<ReleaseVerdict> {
  const tables = readSuppressedTables(description, loaded.files)
  if (!check('schema', [...nameProblems(loaded, description), ...tables.problems])) return verdict()
  const malformed = breachesOfForm({ dimensions: description.fyr.dimensions, tables: tables.value })
  const rows = malformed.map(({ where }): ReleaseProblem => ({ problem: 'rows', where }))
  if (!check('rows', rows)) return verdict()
  check('period', suppressedPeriodProblems(description))
  check('attack', await suppressedAttackProblems(description, tables.value, budget))
  check('privacy-page', pageProblems(loaded.files.get(PRIVACY_FILE), description))
  const { minWidth, attack: attacked } = description.fyr.certificate
  const rebuilt = () => rebuiltSuppressed(description, tables.value, { cells: attacked.cells, minWidth })
  if (verdict().passed) check('canonical', writtenOtherwise(loaded.files, releaseFiles(rebuilt())))
  return verdict()
}

function missingFiles({ files }: LoadedRelease): ReleaseProblem[] {
  return [PACKAGE_FILE, PRIVACY_FILE, SUMS_FILE]
    .filter(name => !files.has(name))
    .map(where => ({ problem: 'file-missing', where }))
}

function nameProblems(
  loaded: LoadedRelease,
  { name, fyr }: ReleaseDescription | SuppressedDescription
): ReleaseProblem[] {
  const wanted = releaseName(fyr)
  return name === wanted && loaded.name === wanted ? [] : [{ problem: 'wrong-name', where: wanted }]
}

/** The certificate's published conditions, each under its check. */
function checkFigures(
  figures: PublishedFigures,
  { fyr }: ReleaseDescription,
  check: (id: CheckId, problems: readonly ReleaseProblem[]) => boolean
): boolean {
  const breaches = breachesOfPublished(figures)
  const of = (...conditions: Breach['condition'][]): ReleaseProblem[] =>
    breaches.flatMap(({ condition, where }) =>
      condition !== 'close' && conditions.includes(condition) ? [{ problem: condition, where }] : []
    )
  if (!check('rows', of('rows'))) return false
  const passed = [
    check('base', of('base')),
    check('additive', of('additive')),
    check('margins', [...of('margins', 'acyclic'), ...headlineProblems(figures.tables, fyr)]),
    check('relations', of('relations')),
    check('period', periodProblems(fyr, figures))
  ]
  return passed.every(Boolean)
}

/** The figures that the description repeats are those of the tables. */
function headlineProblems(tables: readonly PublishedTable[], fyr: ReleaseDescription['fyr']): ReleaseProblem[] {
  const repeated: [string, number, number | null][] = [
    ['contributorsAtLeast', fyr.contributorsAtLeast, FEWEST_CONTRIBUTORS],
    ['late', fyr.late, shownAt(tables, 'visits-by-recorded', 'late')],
    ['shortened', fyr.shortened, shownAt(tables, 'visits-by-counted', 'shortened')]
  ]
  return repeated
    .filter(([, said, shownCount]) => said !== shownCount)
    .map(([where]) => ({ problem: 'margins', where }))
}

/** More cells than any honest release of version 1 has; an attack on more would take its whole time for nothing. */
const mostCellsAttacked = 5_000

async function attackProblems(
  figures: PublishedFigures,
  { fyr }: ReleaseDescription,
  budget: number
): Promise<ReleaseProblem[]> {
  const cells = figures.tables.reduce((sum, table) => sum + table.cells.length, 0)
  const undecided: ReleaseProblem[] = [{ problem: 'undecided', where: PACKAGE_FILE }]
  if (cells > mostCellsAttacked) return undecided
  const report = await attack(figures, { budget }).catch((error: unknown) => {
    // The figures add up, as was checked before: they are larger than the attack can reckon with.
    if (error instanceof FyrError) return null
    throw error
  })
  if (report === null) return undecided
  const { certificate } = fyr
  const asCertified =
    certificate.minWidth === report.minWidth && certificate.cells === cells && certificate.attack.cells === report.cells
  return [
    ...report.narrowed.map(({ name }): ReleaseProblem => ({ problem: 'narrowed', where: name })),
    ...report.undecided.map(({ name }): ReleaseProblem => ({ problem: 'undecided', where: name })),
    ...(asCertified ? [] : [{ problem: 'differs' as const, where: 'certificate' }])
  ]
}

/** Every file is, to the byte, what this version of the program writes of what was read. Only asked once the attack has agreed. */
function canonicalProblems(
  files: ReadonlyMap<string, Uint8Array>,
  description: ReleaseDescription,
  tables: readonly PublishedTable[]
): ReleaseProblem[] {
  const { minWidth, attack: attacked } = description.fyr.certificate
  const written = releaseFiles(rebuiltRelease(description, tables, { cells: attacked.cells, minWidth }))
  return writtenOtherwise(files, written)
}

function writtenOtherwise(
  files: ReadonlyMap<string, Uint8Array>,
  written: ReadonlyMap<string, Uint8Array>
): ReleaseProblem[] {
  return [...new Set([...files.keys(), ...written.keys()])]
    .filter(name => Buffer.compare(files.get(name) ?? nothing, written.get(name) ?? nothing) !== 0)
    .map(where => ({ problem: 'written-otherwise', where }))
}

const nothing = new Uint8Array()

/** The page names its release, and holds nothing that runs or is fetched. */
function pageProblems(
  bytes: Uint8Array | undefined,
  { fyr }: ReleaseDescription | SuppressedDescription
): ReleaseProblem[] {
  const html = bytes === undefined ? '' : new TextDecoder().decode(bytes)
  const isActive =
    /<(script|iframe|object|embed|link|img|form|base)\b|\son[a-z]+\s*=|javascript:|\bsrc\s*=|url\(|@import/i.test(html)
  return html.includes(`${releaseName(fyr)}</title>`) && !isActive ? [] : [{ problem: 'differs', where: PRIVACY_FILE }]
}
