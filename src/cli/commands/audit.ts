import path from 'node:path'
import { bureauClock, monthSchema } from '../../shared/domain/month.ts'
import { listIn } from '../../shared/domain/name-list.ts'
import { auditParams } from '../../shared/features/audit/audit-words.ts'
import { auditKindSchema, type AuditEntry, type AuditFilter } from '../../shared/features/audit/audit.schema.ts'
import type { Core } from '../../core/create-core.ts'
import { withBureau } from '../bureau.ts'
import { valueOf } from '../cli-error.ts'
import { bureauOptions, type Command, type Invocation, type Outcome } from '../command.ts'
import { DEFAULT_LIMIT, limitSchema } from '../limit.ts'
import { makeOutFolder } from '../out-folder.ts'
import { typedPath } from '../paths.ts'
import { tableLines } from '../table.ts'
import type { Texts } from '../texts.ts'

const PAGE = 200

export const auditCommand: Command = {
  name: 'audit',
  options: {
    ...bureauOptions,
    kind: { value: 'KIND' },
    month: { value: 'YYYY-MM' },
    limit: { value: 'N' },
    out: { value: 'DIR' }
  },
  run(invocation) {
    const out = invocation.args.one('out')
    return out === undefined ? listRecord(invocation) : saveRecord(invocation, typedPath(out))
  }
}

async function listRecord(invocation: Invocation): Promise<Outcome> {
  const { args, texts } = invocation
  const filter = {
    kind: args.read('kind', auditKindSchema, 'auditKind') ?? null,
    month: args.read('month', monthSchema, 'month') ?? null
  }
  const limit = args.read('limit', limitSchema, 'limit') ?? DEFAULT_LIMIT
  const { entries, total } = await withBureau(invocation, core => readEntries(core, filter, limit))
  return { value: { total, entries }, lines: listLines(texts, entries, total) }
}

async function saveRecord(invocation: Invocation, out: string): Promise<Outcome> {
  const { texts } = invocation
  const { file, entries } = await withBureau(invocation, async core => {
    makeOutFolder(out)
    return valueOf(await core.call('audit.export', { folder: core.grant(out), language: texts.language }))
  })
  const target = path.join(out, file)
  return { value: { file: target, entries }, lines: [texts.say('audit.saved', { count: entries, file: target })] }
}

/** The latest entries, a page at a time. */
async function readEntries(
  core: Core,
  filter: AuditFilter,
  limit: number
): Promise<{ entries: AuditEntry[]; total: number }> {
  const entries: AuditEntry[] = []
  for (;;) {
    const asked = { ...filter, offset: entries.length, limit: Math.min(PAGE, limit - entries.length) }
    const page = valueOf(await core.call('audit.list', asked))
    entries.push(...page.entries)
    if (page.entries.length === 0 || entries.length >= Math.min(limit, page.total))
      return { entries, total: page.total }
  }
}

function listLines(texts: Texts, entries: readonly AuditEntry[], total: number): string[] {
  const { say, number } = texts
  if (entries.length === 0) return [say('audit.none')]
  const writing = {
    moment,
    day: (date: string) => date,
    period: (period: string) => period,
    role: (role: string) => texts.from('vocabulary', `roles.${role}`, {}, role),
    identity: (kind: string) => texts.from('vocabulary', `identity.${kind}`, {}, kind),
    list: (things: readonly string[]) => listIn(texts.language, things),
    nobody: texts.from('audit', 'somebody', {}, '')
  }
  const rows = entries.map(entry => [
    moment(entry.at),
    entry.by ?? '–',
    texts.from('audit', `action.${entry.action}`, auditParams(entry, writing), entry.action)
  ])
  return [
    ...tableLines([say('audit.when'), say('audit.who'), say('audit.what')], rows),
    '',
    say('audit.shown', { shown: number(entries.length), total: number(total) })
  ]
}

function moment(instant: string): string {
  const { date, time } = bureauClock(Date.parse(instant))
  return `${date} ${time}`
}
