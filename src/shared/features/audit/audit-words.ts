import { isoDateSchema, type IsoDate } from '../../domain/month.ts'
import { periodSchema, type Period } from '../../domain/period.ts'
import type { AuditEntry } from './audit.schema.ts'

/** How a language writes what an entry holds. */
export interface AuditWriting {
  readonly moment: (instant: string) => string
  readonly day: (date: IsoDate) => string
  readonly period: (period: Period) => string
  readonly role: (role: string) => string
  /** A kind of what tells who somebody is. */
  readonly identity: (kind: string) => string
  /** Several things beside each other. */
  readonly list: (things: readonly string[]) => string
  /** Stands for a person whose name is not known any more. */
  readonly nobody: string
}

/** So many times of failed tries are named in a sentence. */
const TIMES_NAMED = 5

/**
 * What goes into the sentence of an entry (`locales/<lng>/audit.json`, `action`). `context` picks a sentence of its own where the same
 * action can have been of several sorts.
 */
export function auditParams(
  { action, about, detail }: AuditEntry,
  writing: AuditWriting
): Record<string, string | number> {
  const written = Object.entries(detail).map(([name, value]) => [name, write(name, value, writing)] as const)
  return { ...Object.fromEntries(written), name: about ?? writing.nobody, ...contextOf(action, detail) }
}

function write(name: string, value: AuditEntry['detail'][string], writing: AuditWriting): string | number {
  if (typeof value === 'number') return value
  if (typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return writeList(name, value, writing)
  const period = periodSchema.safeParse(value)
  if (period.success) return writing.period(period.data)
  const date = isoDateSchema.safeParse(value)
  if (date.success) return writing.day(date.data)
  return isoDateSchema.safeParse(value.slice(0, 10)).success ? writing.moment(value) : value
}

function writeList(name: string, values: readonly string[], writing: AuditWriting): string {
  if (name === 'times') return times(values, writing)
  return writing.list(values.map(name === 'kinds' ? writing.identity : writing.role))
}

function times(instants: readonly string[], { moment, list }: AuditWriting): string {
  const named = list(instants.slice(-TIMES_NAMED).map(moment))
  return instants.length > TIMES_NAMED ? `… ${named}` : named
}

function contextOf(action: AuditEntry['action'], detail: AuditEntry['detail']): { context?: string } {
  if (action === 'lock') return { context: String(detail['reason']) }
  if (action === 'settings.changed') return { context: String(detail['setting']) }
  if (action === 'text.kept') return { context: String(detail['field']) }
  if (action === 'export' && detail['repeated'] === true) return { context: 'again' }
  if (action === 'check.full' && detail['ok'] === false) return { context: 'bad' }
  if (action === 'slips.textsReviewed' && detail['reviewed'] === false) return { context: 'not' }
  return {}
}
