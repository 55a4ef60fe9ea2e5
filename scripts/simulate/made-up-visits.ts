import type { Core } from '../../src/core/create-core.ts'
import type { ReferenceLists } from '../../src/core/reference-lists.ts'
import { daysOf, type Month } from '../../src/shared/domain/month.ts'
import {
  actions,
  ageBands,
  barriers,
  channels,
  DECLINED,
  genders,
  organisationKinds,
  referralOutcomes,
  referralWays,
  timesInSweden,
  type OrganisationKind
} from '../../src/shared/domain/vocabulary.ts'
import type { TopicList } from '../../src/shared/features/topics/topics.schema.ts'
import { valueOf } from '../../test/bureau.ts'
import { newId, sentQuestion, sentVisit, type SentQuestion, type SentVisit } from '../../test/visit-builder.ts'

export interface VisitMaker {
  readonly make: (month: Month) => SentVisit
  readonly topics: TopicList['topics']
  /** The kind of each organisation that a visit may be referred to. */
  readonly kinds: ReadonlyMap<string, OrganisationKind>
}

/** Visits with long tails: a few codes are common and most are rare, as in a real bureau. Nobody in them is anybody. */
export async function visitMaker(
  core: Core,
  lists: ReferenceLists,
  ownMunicipality: string,
  uniform: () => number
): Promise<VisitMaker> {
  const pick = <T>(options: readonly T[], skew = 3): T => {
    const chosen = options[Math.floor(uniform() ** skew * options.length)]
    if (chosen === undefined) throw new RangeError('nothing to choose from')
    return chosen
  }
  const maybe = <T>(value: () => T): T | typeof DECLINED | null =>
    uniform() < 0.1 ? null : uniform() < 0.05 ? DECLINED : value()
  const kinds = new Map<string, OrganisationKind>()
  for (const kind of organisationKinds) {
    const organisation = { id: newId(), name: `Simulerad ${kind}`, kind }
    kinds.set(valueOf(await core.call('organisations.add', organisation)).id, kind)
  }
  const organisationIds = [...kinds.keys()]
  const { topics } = valueOf(await core.call('topics.list', null))
  const leaves = topics.filter(topic => topic.parent !== null && !topic.retired).map(({ code }) => code)
  const inCounty = lists.municipalities.map(({ code }) => code).filter(code => code.startsWith('12'))
  const languages = ['ara', 'swe', 'som', 'prs', 'tir', 'eng', 'ukr', ...lists.languages.map(({ code }) => code)]

  const question = (topic: string): SentQuestion => {
    const referral =
      uniform() < 0.3
        ? {
            organisationId: pick(organisationIds),
            way: pick(referralWays),
            outcome: uniform() < 0.4 ? null : pick(referralOutcomes)
          }
        : null
    const did = actions.filter(action => action !== 'referred' && uniform() < 0.2)
    const done = referral === null && did.length === 0 ? ['informed' as const] : did
    return sentQuestion({
      topic,
      referral,
      actions: referral === null ? done : [...done, 'referred'],
      barriers: barriers.filter(() => uniform() < 0.05)
    })
  }
  const make = (month: Month): SentVisit => {
    const days = Number(daysOf(month).last.slice(-2))
    const topicsRaised = new Set(Array.from({ length: 1 + Math.floor(uniform() ** 2 * 5) }, () => pick(leaves)))
    return sentVisit({
      date: `${month}-${String(1 + Math.floor(uniform() * days)).padStart(2, '0')}`,
      time: uniform() < 0.1 ? null : `${String(9 + Math.floor(uniform() * 9)).padStart(2, '0')}:15`,
      channel: pick(channels),
      language: maybe(() => pick(languages)),
      ageBand: maybe(() => pick(ageBands, 1)),
      gender: maybe(() => pick(genders, 2)),
      municipality: maybe(() => (uniform() < 0.7 ? ownMunicipality : pick(inCounty, 1))),
      timeInSweden: maybe(() => pick(timesInSweden, 1)),
      questions: [...topicsRaised].map(question)
    })
  }
  return { make, topics, kinds }
}
