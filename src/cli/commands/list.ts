import { languageCodeSchema, topicCodeSchema } from '../../shared/domain/codes.ts'
import { isoDateSchema } from '../../shared/domain/month.ts'
import type { VisitSummary } from '../../shared/features/visits/visits.schema.ts'
import type { Core } from '../../core/create-core.ts'
import { withBureau } from '../bureau.ts'
import { CliError, valueOf } from '../cli-error.ts'
import { bureauOptions, type Command, type Invocation } from '../command.ts'
import { knownCode } from '../known-code.ts'
import { DEFAULT_LIMIT, limitSchema } from '../limit.ts'
import { tableLines } from '../table.ts'
import type { Texts } from '../texts.ts'

const PAGE = 200

export const listCommand: Command = {
  name: 'list',
  options: {
    ...bureauOptions,
    from: { value: 'DATE' },
    to: { value: 'DATE' },
    topic: { value: 'CODE' },
    language: { value: 'CODE' },
    limit: { value: 'N' },
    withdrawn: {}
  },
  async run(invocation) {
    const filter = filterOf(invocation)
    const limit = invocation.args.read('limit', limitSchema, 'limit') ?? DEFAULT_LIMIT
    const { visits, total } = await withBureau(invocation, async core => {
      if (filter.topic !== null) await checkTopic(core, filter.topic)
      return readVisits(core, filter, limit)
    })
    return { value: { total, visits }, lines: listLines(invocation.texts, visits, total) }
  }
}

function filterOf({ args }: Invocation) {
  const from = args.read('from', isoDateSchema, 'date') ?? null
  const to = args.read('to', isoDateSchema, 'date') ?? null
  if (from !== null && to !== null && to < from)
    throw new CliError('usage.value', { option: '--to', value: to, expected: 'lastDay' })
  return {
    from,
    to,
    topic: args.read('topic', topicCodeSchema, 'topic') ?? null,
    language: args.read('language', languageCodeSchema, 'languageCode') ?? null,
    withdrawn: args.flag('withdrawn')
  }
}

/** A topic that there is not would find no visits, as one that nobody asked about. */
async function checkTopic(core: Core, code: string): Promise<void> {
  const { topics } = valueOf(await core.call('topics.list', null))
  knownCode(
    code,
    'topics',
    topics.map(topic => ({ code: topic.code, names: [topic.sv, topic.en] }))
  )
}

/** The latest visits, a page at a time. */
async function readVisits(
  core: Core,
  filter: ReturnType<typeof filterOf>,
  limit: number
): Promise<{ visits: VisitSummary[]; total: number }> {
  const visits: VisitSummary[] = []
  for (;;) {
    const page = valueOf(
      await core.call('visits.list', { ...filter, offset: visits.length, limit: Math.min(PAGE, limit - visits.length) })
    )
    visits.push(...page.visits)
    if (page.visits.length === 0 || visits.length >= Math.min(limit, page.total)) return { visits, total: page.total }
  }
}

function listLines({ say, number }: Texts, visits: readonly VisitSummary[], total: number): string[] {
  if (visits.length === 0) return [say('list.none')]
  const heads = [
    say('list.date'),
    say('list.time'),
    say('list.place'),
    say('list.language'),
    say('list.topics'),
    say('list.id')
  ]
  const rows = visits.map(visit => [
    visit.date,
    visit.time ?? '',
    visit.place,
    visit.language ?? '',
    visit.topics.join(' '),
    visit.withdrawn ? `${visit.id} ${say('list.withdrawn')}` : visit.id
  ])
  return [...tableLines(heads, rows), '', say('list.shown', { shown: number(visits.length), total: number(total) })]
}
