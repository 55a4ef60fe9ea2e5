import english from '../../../../locales/en/vocabulary.json' with { type: 'json' }
import swedish from '../../../../locales/sv/vocabulary.json' with { type: 'json' }
import { NO_MUNICIPALITY } from '../../../shared/domain/codes.ts'
import { timeOfDaySchema, type TimeOfDay } from '../../../shared/domain/month.ts'
import type {
  DECLINED,
  Action,
  AgeBand,
  Barrier,
  Channel,
  Gender,
  InterpreterUse,
  ReferralOutcome,
  ReferralWay,
  TimeInSweden,
  Urgency
} from '../../../shared/domain/vocabulary.ts'
import type { ValueField } from '../../../shared/features/imports/mapping.schema.ts'
import type { Language, Municipality } from '../../../shared/features/reference/reference.schema.ts'
import type { Topic } from '../../../shared/features/topics/topics.schema.ts'
import { maxHousehold, maxMinutes } from '../../../shared/features/visits/visits.schema.ts'
import { languageEntries } from '../../language-words.ts'
import { createLexicon, withNothing, withSeveral, type Entry, type Lexicon } from './lexicon.ts'
import { readTime } from '../../sheets/times.ts'
import {
  actionEntries,
  ageBandEntries,
  ageBandOfYears,
  barrierEntries,
  channelEntries,
  declinedEntry,
  genderEntries,
  interpreterEntries,
  minutesWritten,
  referralOutcomeEntries,
  referralWayEntries,
  timeInSwedenEntries,
  timeInSwedenOfYears,
  urgencyEntries
} from './words.ts'

type Declined = typeof DECLINED

/** The codes of each field whose values are matched. A household's code is its size in digits, as the minutes of a visit are their number. */
export interface ValueCodes {
  readonly time: TimeOfDay
  readonly channel: Channel
  readonly language: string
  readonly ageBand: AgeBand | Declined
  readonly gender: Gender | Declined
  readonly municipality: string
  readonly timeInSweden: TimeInSweden | Declined
  readonly household: string
  readonly topic: string
  readonly action: Action
  readonly barrier: Barrier
  readonly referralWay: ReferralWay
  readonly outcome: ReferralOutcome
  readonly urgency: Urgency
  readonly interpreter: InterpreterUse
  readonly minutes: string
}

export type Lexicons = { readonly [Field in ValueField]: Lexicon<ValueCodes[Field]> }

export interface LexiconSources {
  readonly languages: readonly Language[]
  readonly municipalities: readonly Municipality[]
  /** Retired topics are known but not matched. */
  readonly topics: readonly Topic[]
}

/** Everything that values can be matched with, for one bureau. */
export const createLexicons = ({ languages, municipalities, topics }: LexiconSources): Lexicons => ({
  time: timeLexicon,
  channel: createLexicon(channelEntries, { optional: true }),
  language: createLexicon([...languageEntries(languages), declinedEntry], { optional: true }),
  ageBand: createLexicon<AgeBand | Declined>([...ageBandEntries, declinedEntry], {
    optional: true,
    rule: ageBandOfYears
  }),
  gender: createLexicon<Gender | Declined>([...genderEntries, declinedEntry], { optional: true }),
  municipality: createLexicon([...municipalityEntries(municipalities), declinedEntry], { optional: true }),
  timeInSweden: createLexicon<TimeInSweden | Declined>([...timeInSwedenEntries, declinedEntry], {
    optional: true,
    rule: timeInSwedenOfYears
  }),
  household: createLexicon(householdEntries, { optional: true }),
  topic: createLexicon(topicEntries(topics), { optional: false }),
  action: withSeveral(createLexicon(actionEntries, { optional: false })),
  barrier: withSeveral(createLexicon(barrierEntries, { optional: true })),
  referralWay: createLexicon(referralWayEntries, { optional: true }),
  outcome: createLexicon(referralOutcomeEntries, { optional: true }),
  urgency: withNothing(createLexicon(urgencyEntries, { optional: true }), notUrgent),
  interpreter: createLexicon(interpreterEntries, { optional: true }),
  minutes: createLexicon(minuteEntries, { optional: true, rule: minutesWritten })
})

const timeLexicon: Lexicon<TimeOfDay> = {
  codeOf: code => timeOfDaySchema.safeParse(code).data,
  find(folded) {
    const time = readTime(folded)
    if (time !== null) return { how: 'name', codes: [time] }
    return ['-', '?', 'okänd', 'okänt', 'unknown'].includes(folded) ? { how: 'also', codes: [] } : null
  }
}

const householdEntries: readonly Entry<string>[] = Array.from({ length: maxHousehold }, (_, index) => {
  const size = String(index + 1)
  return {
    code: size,
    names: [],
    also: [
      `${size}.0`,
      `${size},0`,
      `${size} personer`,
      `${size} st`,
      `${size} people`,
      ...(index === 0 ? ['1 person', 'ensam', 'alone'] : [])
    ]
  }
})

const notUrgent = ['nej', 'inte', 'ej', 'normal', 'låg', 'kan vänta', 'no', 'low', 'can wait', 'not urgent']

const minuteEntries: readonly Entry<string>[] = Array.from({ length: maxMinutes }, (_, index) => ({
  code: String(index + 1),
  names: []
}))

/** `Malmö`, `Malmö stad`, `Malmö kommun`, `Lunds kommun`; and its code, also as a spreadsheet leaves it: without the first zero. */
const municipalityEntries = (municipalities: readonly Municipality[]): Entry<string>[] => [
  ...municipalities.map(({ code, name }) => ({
    code,
    names: [name],
    also: [
      ...[name, `${name}s`].flatMap(form => [`${form} kommun`, `${form} stad`]),
      `${name} municipality`,
      ...(code.startsWith('0') ? [code.slice(1)] : [])
    ]
  })),
  {
    code: NO_MUNICIPALITY,
    names: [swedish.unanswered.none, english.unanswered.none],
    also: [
      'ingen kommun',
      'no municipality',
      'utanför sverige',
      'utomlands',
      'annat land',
      'ingen',
      'abroad',
      'outside sweden'
    ]
  }
]

/** A topic's two names, and both after its group's name, which tells apart topics of the same name: `Ekonomiskt bistånd: Ansökan`. */
function topicEntries(topics: readonly Topic[]): Entry<string>[] {
  const groups = new Map(topics.map(topic => [topic.code, topic]))
  return topics
    .filter(topic => !topic.retired)
    .map(({ code, parent, sv, en }) => {
      const group = parent === null ? undefined : groups.get(parent)
      const long =
        group === undefined
          ? []
          : [
              [group.sv, sv],
              [group.en, en]
            ].flatMap(pair => [':', '-', '/', '>', ', '].map(sign => pair.join(sign)))
      return { code, names: [sv, en, ...long] }
    })
}
