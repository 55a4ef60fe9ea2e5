import { createHash } from 'node:crypto'
import type { IsoDate } from '../../../shared/domain/month.ts'
import type { ImportPreview } from '../../../shared/features/imports/imports.schema.ts'
import { emptyMapping, type Mapping } from '../../../shared/features/imports/mapping.schema.ts'
import { decodeFile } from '../../sheets/decode.ts'
import { fold } from '../../sheets/fold.ts'
import type { IsHeading } from '../../sheets/heading-row.ts'
import { fieldOfHeading } from './headings.ts'
import type { Lexicons } from './lexicons.ts'
import { checkMapping, lookUpIn, withoutStale } from './mapping-lookup.ts'
import { separatorOf } from '../../sheets/separator.ts'
import { readSheet } from '../../sheets/sheet.ts'
import type { SourceFile } from '../../sheets/source-file.ts'
import { readTable } from '../../sheets/table.ts'
import { understandSheet, type Understanding } from './understand-sheet.ts'

/** A spreadsheet as far as it can be understood without the visits in the vault. */
export interface Reading {
  readonly file: ImportPreview['file']
  readonly mapping: Mapping
  readonly remembered: boolean
  /** Stands for the set of headings under which the mapping is remembered. */
  readonly fingerprint: string
  readonly rows: number
  readonly understanding: Understanding
}

export interface ReadingContext {
  /** What was asked for; null proposes what is remembered. */
  readonly mapping: Mapping | null
  readonly lexicons: Lexicons
  readonly today: IsoDate
  readonly findMapping: (fingerprint: string) => Promise<Mapping | null>
  readonly progress: (share: number) => void
}

/** Reads a spreadsheet from its bytes to its visits. Throws the errors of the steps on the way. */
export async function readSpreadsheet(source: SourceFile, context: ReadingContext): Promise<Reading> {
  const isHeading = headingTest(context.mapping)
  const decoded = decodeFile(source.bytes)
  const separator = context.mapping?.choices.separator ?? separatorOf(decoded, isHeading)
  const sheet = readSheet(await readTable(decoded, separator, context.progress), isHeading)
  const fingerprint = fingerprintOf(sheet.headings)
  const stored = await context.findMapping(fingerprint)
  const remembered = stored === null ? null : withoutStale(stored, context.lexicons)
  if (context.mapping !== null) checkMapping(context.mapping, sheet.headings, context.lexicons)
  const mapping = context.mapping ?? remembered ?? emptyMapping
  const lookup = lookUpIn(mapping, remembered)
  return {
    file: { name: source.name, hash: source.hash, encoding: decoded.encoding, separator, lines: sheet.lines },
    mapping,
    remembered: remembered !== null,
    fingerprint,
    rows: sheet.rows.length,
    understanding: understandSheet(sheet, { lookup, lexicons: context.lexicons, today: context.today })
  }
}

/** A heading is known by name, or because the mapping names it. */
function headingTest(mapping: Mapping | null): IsHeading {
  const mapped = new Set(Object.keys(mapping?.columns ?? {}).map(fold))
  return cell => fieldOfHeading(cell) !== undefined || mapped.has(fold(cell))
}

const fingerprintOf = (headings: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify(headings.map(fold).toSorted()))
    .digest('hex')
