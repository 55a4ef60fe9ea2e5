import {
  BASE,
  FEWEST_CONTRIBUTORS,
  FEWEST_SHOWN_EXACTLY,
  TOTAL,
  isSuppressed,
  type AnyRelease,
  type PublishedDimension,
  type PublishedTable,
  type SuppressedTable,
  type Titles
} from '../disclosure/types.ts'
import { releaseLanguages, releaseTexts } from './release-texts.ts'
import { countStatuses } from './table-file.ts'

/** The version of the release format, as printed in its description. */
export const FORMAT_VERSION = 1

/** What the description says of a file. */
export interface FileFacts {
  readonly bytes: number
  readonly sha256: string
}

/** `fyr-<bureau>-<period>-r<n>`: the folder's name and the package's, in small letters as the standard wants it (`2026-q3`). */
export const releaseName = ({ bureau, period, release }: Pick<AnyRelease, 'bureau' | 'period' | 'release'>): string =>
  `fyr-${bureau.slug}-${period.toLowerCase()}-r${release}`

/**
 * datapackage.json: a Data Package (version 2) with a Table Schema for each table, and under `fyr` what the format adds. There
 * is no `created`: the day of the export is nobody's business and would make each export different.
 */
export function packageFile(
  release: AnyRelease,
  factsOf: (table: PublishedTable | SuppressedTable) => FileFacts
): string {
  const dimensions = new Map(release.dimensions.map(dimension => [dimension.name, dimension]))
  const params = {
    bureau: release.bureau.name,
    period: release.period,
    base: BASE,
    threshold: FEWEST_SHOWN_EXACTLY,
    cap: release.method.cap
  }
  const kind = isSuppressed(release) ? '-exact' : ''
  const description = {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: releaseName(release),
    title: inBoth('package.title', params),
    description: inBoth(`package.description${kind}`, params),
    resources: release.tables.map(table =>
      resource(
        table,
        table.dimensions.flatMap(name => dimensions.get(name) ?? []),
        factsOf(table),
        inBoth(`package.count${kind}`, {})
      )
    ),
    fyr: {
      version: FORMAT_VERSION,
      bureau: release.bureau,
      period: release.period,
      release: release.release,
      method: release.method,
      sources: release.sources,
      passedOver: release.passedOver,
      carried: release.carried,
      contributorsAtLeast: FEWEST_CONTRIBUTORS,
      totals: release.totals,
      late: release.late,
      shortened: release.shortened,
      certificate: release.certificate,
      dimensions: release.dimensions,
      refused: release.refused.map(({ table, title, reason }) => ({
        table,
        title,
        reason,
        because: titles(`reasons.${reason}`, params),
        nearest: titles(`nearest.${reason}`, params)
      })),
      warnings: release.warnings,
      rules: Object.fromEntries(rulesOf(release).map(name => [name, titles(`rules.${name}`, params)]))
    }
  }
  return `${JSON.stringify(description, null, 2)}\n`
}

/** The counting rules that every report prints, in the order of a reader's questions. */
export const ruleNames = [
  'visit',
  'question',
  'referral',
  'topic',
  'action',
  'barrier',
  'month',
  'late',
  'cap',
  'unanswered'
] as const

/** The rules that a release needs: those about actions and barriers only where it has such tables. */
export const rulesOf = ({ tables }: AnyRelease): (typeof ruleNames)[number][] =>
  ruleNames.filter(
    name => (name !== 'action' && name !== 'barrier') || tables.some(({ measure }) => measure === `${name}s`)
  )

type Params = Readonly<Record<string, string | number>>

function resource(
  table: PublishedTable | SuppressedTable,
  dimensions: readonly PublishedDimension[],
  facts: FileFacts,
  countTitle: string
) {
  return {
    $schema: 'https://datapackage.org/profiles/2.0/dataresource.json',
    name: table.name,
    type: 'table',
    path: `${table.name}.csv`,
    title: bilingual(table.title),
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    bytes: facts.bytes,
    hash: `sha256:${facts.sha256}`,
    dialect: {
      $schema: 'https://datapackage.org/profiles/2.0/tabledialect.json',
      header: true,
      delimiter: ',',
      lineTerminator: '\r\n',
      quoteChar: '"',
      doubleQuote: true
    },
    schema: {
      $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
      fields: [
        ...dimensions.map((dimension, at) =>
          dimensionField(dimension, new Set(table.cells.map(({ codes }) => codes[at])))
        ),
        { name: 'count', type: 'integer', title: countTitle, constraints: { minimum: 0 } },
        {
          name: 'status',
          type: 'string',
          title: inBoth('package.status', {}),
          constraints: { required: true, enum: [...countStatuses] }
        }
      ],
      missingValues: [''],
      primaryKey: [...table.dimensions]
    },
    fyr: { measure: table.measure, title: table.title }
  }
}

function dimensionField({ name, title, codes }: PublishedDimension, shown: ReadonlySet<string | undefined>) {
  const rows = [
    { value: TOTAL, label: inBoth('codes.total', {}) },
    ...codes.map(entry => ({ value: entry.code, label: bilingual(entry.title) }))
  ].filter(({ value }) => shown.has(value))
  return {
    name,
    type: 'string',
    title: bilingual(title),
    constraints: { required: true, enum: rows.map(row => row.value) },
    categories: rows
  }
}

function titles(key: string, params: Params): Titles {
  return { sv: releaseTexts('sv')(key, params), en: releaseTexts('en')(key, params) }
}

/** The standard has one text for each title: Swedish and English stand beside each other. */
const bilingual = (title: Titles): string => (title.sv === title.en ? title.sv : `${title.sv} / ${title.en}`)

const inBoth = (key: string, params: Params): string =>
  releaseLanguages.map(language => releaseTexts(language)(key, params)).join(' / ')
