import en from '../../../../locales/en/vocabulary.json' with { type: 'json' }
import sv from '../../../../locales/sv/vocabulary.json' with { type: 'json' }
import { NO_MUNICIPALITY } from '../../../shared/domain/codes.ts'
import {
  actions,
  ageBands,
  barriers,
  channels,
  genders,
  organisationKinds,
  referralOutcomes,
  referralWays,
  timesInSweden
} from '../../../shared/domain/vocabulary.ts'
import { NO_OUTCOME } from '../../../shared/features/months/months.schema.ts'
import type { Topic } from '../../../shared/features/topics/topics.schema.ts'
import type { ListedCode } from '../../disclosure/codings.ts'
import type { CodeLists } from '../../disclosure/plan.ts'
import type { ReferenceLists } from '../../reference-lists.ts'

type Vocabulary = Exclude<keyof typeof sv, 'roles'>

/** The code lists of a release: complete, from what the app ships and the bureau's topic list, never from what occurs in the data. */
export function releaseCodeLists(lists: ReferenceLists, topics: readonly Topic[], ownMunicipality: string): CodeLists {
  return {
    languages: lists.languages.map(({ code, ...title }) => ({ code, title: { sv: title.sv, en: title.en } })),
    municipalities: [
      ...lists.municipalities.map(({ code, name }) => ({ code, title: { sv: name, en: name } })),
      ...titled('unanswered', [NO_MUNICIPALITY])
    ],
    ageBands: titled('ageBands', ageBands),
    genders: titled('genders', genders),
    timesInSweden: titled('timesInSweden', timesInSweden),
    channels: titled('channels', channels),
    topics: topics.map(topic => ({ code: topic.code, parent: topic.parent, title: { sv: topic.sv, en: topic.en } })),
    organisationKinds: titled('organisationKinds', organisationKinds),
    ways: titled('referralWays', referralWays),
    outcomes: [...titled('referralOutcomes', referralOutcomes), ...titled('unanswered', [NO_OUTCOME])],
    actions: titled('actions', actions),
    barriers: titled('barriers', barriers),
    ownMunicipality,
    switchedOff: []
  }
}

function titled(group: Vocabulary, codes: readonly string[]): ListedCode[] {
  const titles = { sv: new Map(Object.entries(sv[group])), en: new Map(Object.entries(en[group])) }
  return codes.map(code => ({ code, title: { sv: titles.sv.get(code) ?? code, en: titles.en.get(code) ?? code } }))
}
