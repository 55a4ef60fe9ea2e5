import { languageCodeSchema, topicCodeSchema } from '../../shared/domain/codes.ts'
import { isoDateSchema } from '../../shared/domain/month.ts'
import type { VisitSummary } from '../../shared/features/visits/visits.schema.ts'
import type { Core } from '../../core/create-core.ts'
import { withBureau } from '../bureau.ts'
import { valueOf } from '../cli-error.ts'
import { bureauOptions, type Command, type Invocation } from '../command.ts'
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
    const { visits, total } = await withBureau(invocation, core => readVisits(core, filter, limit))
    return { value: { total, visits }, lines: listLines(invocation.texts, visits, total) }
  }
}

const filterOf = ({ args }: Invocation) => ({
  from: args.read('from', isoDateSchema, 'date') ?? null,
  to: args.read('to', isoDateSchema, 'date') ?? null,
  topic: args.read('topic', topicCodeSchema, 'topic') ?? null,
  language: args.read('language', languageCodeSchema, 'languageCode') ?? null,
  withdrawn: args.flag('withdrawn')
})

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
