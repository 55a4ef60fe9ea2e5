import en from '../../../../locales/en/vocabulary.json' with { type: 'json' }
import sv from '../../../../locales/sv/vocabulary.json' with { type: 'json' }
import {
  actions,
  ageBands,
  barriers,
  channels,
  DECLINED,
  genders,
  interpreterUses,
  referralOutcomes,
  referralWays,
  urgencies,
  timesInSweden,
  type AgeBand,
  type TimeInSweden
} from '../../../shared/domain/vocabulary.ts'
import { maxMinutes } from '../../../shared/features/visits/visits.schema.ts'
import type { Entry } from './lexicon.ts'

const URGENT = ['brådskande', 'bråttom', 'ja', 'urgent', 'yes', 'x']

type Words<Code extends string> = Readonly<Record<Code, readonly string[]>>
type Labels<Code extends string> = Readonly<Record<Code, string>>

/** The names that the desk itself uses, in Swedish and English, and how people shorten or vary them. */
const named = <Code extends string>(
  codes: readonly Code[],
  swedish: Labels<Code>,
  english: Labels<Code>,
  also: Words<Code>
): Entry<Code>[] => codes.map(code => ({ code, names: [swedish[code], english[code]], also: also[code] }))

export const declinedEntry: Entry<typeof DECLINED> = {
  code: DECLINED,
  names: [sv.unanswered.declined, en.unanswered.declined],
  also: [
    'vill inte svara',
    'vill ej svara',
    'ville inte svara',
    'vill inte säga',
    'vill ej säga',
    'vill inte uppge',
    'vill ej uppge',
    'would rather not say',
    'prefers not to say',
    'prefer not to say',
    'did not want to say',
    'refused'
  ]
}

export const channelEntries = named(channels, sv.channels, en.channels, {
  'walk-in': ['kom förbi', 'walked in', 'drop in', 'dropin', 'besök', 'på plats', 'walk in', 'in person'],
  booked: [
    'booked time',
    'bokat',
    'bokad',
    'bokning',
    'tidsbokning',
    'bokat besök',
    'appointment',
    'booked appointment'
  ],
  phone: ['telefon', 'phone', 'tel', 'tfn', 'ringde', 'telefonsamtal', 'samtal', 'call', 'telephone'],
  message: [
    'meddelande',
    'sms',
    'mejl',
    'mail',
    'e-post',
    'epost',
    'brev',
    'chatt',
    'whatsapp',
    'e-mail',
    'email',
    'letter',
    'chat'
  ],
  outreach: ['uppsökande verksamhet', 'fältarbete', 'ute', 'field work']
})

export const ageBandEntries = named(ageBands, sv.ageBands, en.ageBands, {
  '0-17': ['under 18', '<18', 'under 18 år', 'barn', 'child'],
  '18-24': [],
  '25-39': [],
  '40-64': [],
  '65+': ['65+ år', '65 år och äldre', '65 and over', '65+ years', '65-', 'över 64', '65 och äldre', 'pensionär']
})

/** An age in whole years; nobody is older than 120. */
export function ageBandOfYears(folded: string): AgeBand | null {
  const years = wholeNumber(/^(\d{1,3})(?:[.,]0)?(?: ?(?:år|years?|y))?$/, folded)
  if (years === null || years > 120) return null
  if (years < 18) return '0-17'
  if (years < 25) return '18-24'
  if (years < 40) return '25-39'
  return years < 65 ? '40-64' : '65+'
}

export const genderEntries = named(genders, sv.genders, en.genders, {
  woman: ['kvinna', 'woman', 'k', 'kv', 'f', 'w', 'kvinnor', 'flicka', 'female', 'girl'],
  man: ['man', 'm', 'män', 'pojke', 'male', 'boy'],
  other: ['annat', 'other', 'annan', 'icke-binär', 'ickebinär', 'non-binary', 'nonbinary', 'annat kön']
})

export const timeInSwedenEntries = named(timesInSweden, sv.timesInSweden, en.timesInSweden, {
  'under-1': [
    'under 1 år',
    'under 1 year',
    '<1 år',
    '<1',
    '<1 year',
    'mindre än ett år',
    'under ett år',
    'less than a year',
    'under a year'
  ],
  '1-2': ['1-2 år', '1-2 years', '1 till 2 år', '1 to 2 years'],
  '3-5': ['3-5 år', '3-5 years', '3 till 5 år', '3 to 5 years'],
  'over-5': [
    'över 5 år',
    'over 5 years',
    '>5 år',
    '>5',
    '>5 years',
    'mer än fem år',
    'över fem år',
    '5+ år',
    '5+',
    '6+'
  ]
})

/** Whole years since the visitor came. */
export function timeInSwedenOfYears(folded: string): TimeInSweden | null {
  const years = wholeNumber(/^(\d{1,2})(?:[.,]0)?(?: ?(?:år|years?))?$/, folded)
  if (years === null) return null
  if (years < 1) return 'under-1'
  if (years < 3) return '1-2'
  return years <= 5 ? '3-5' : 'over-5'
}

export const actionEntries = named(actions, sv.actions, en.actions, {
  informed: [
    'informerade',
    'informed',
    'information',
    'informerat',
    'info',
    'gav information',
    'rådgivning',
    'gave information',
    'advice'
  ],
  'explained-letter': [
    'förklarade brev',
    'förklarade ett brev',
    'förklarat brev',
    'läste brev',
    'brev',
    'explained letter',
    'letter explained'
  ],
  'filled-form': [
    'fyllde i blankett',
    'fyllde i en blankett',
    'blankett',
    'ifyllt blankett',
    'fyllt i blankett',
    'form',
    'filled form',
    'filled out a form'
  ],
  'called-booked': [
    'ringde/bokade',
    'ringde eller bokade',
    'called or booked',
    'ringde',
    'bokade',
    'ringt',
    'bokat',
    'ringt/bokat',
    'called',
    'booked'
  ],
  'digital-help': [
    'digital hjälp',
    'digital help',
    'hjälpte digitalt',
    'gave digital help',
    'digitalt',
    'hjälp med dator',
    'hjälp med bankid'
  ],
  referred: [
    'hänvisade',
    'referred',
    'hänvisade vidare',
    'hänvisad',
    'hänvisat',
    'hänvisning',
    'slussade vidare',
    'referral',
    'referred on'
  ],
  'could-not-help': [
    'kunde inte hjälpa',
    'could not help',
    'kunde ej hjälpa',
    'ingen hjälp',
    'gick inte att hjälpa',
    "couldn't help"
  ]
})

export const barrierEntries = named(barriers, sv.barriers, en.barriers, {
  'sent-between': [
    'skickad mellan myndigheter',
    'sent between authorities',
    'skickas runt',
    'skickas runt mellan myndigheter',
    'bollas runt',
    'sent around'
  ],
  'no-interpreter': ['tolk saknas', 'tolk saknades', 'ingen tolk på plats'],
  'no-bankid': ['saknar bankid', 'har inget bankid', 'bankid saknas', 'bankid'],
  language: ['språk', 'språkhinder', 'språksvårigheter', 'language barrier'],
  'waiting-time': ['lång väntetid', 'väntan', 'kö', 'köer', 'long wait', 'queue'],
  'no-id': ['saknar id-handling', 'saknar id', 'inget id', 'ingen legitimation', 'no identity document'],
  cost: ['kostnaden', 'avgift', 'pengar', 'för dyrt', 'fee'],
  other: ['annat hinder', 'övrigt']
})

export const referralWayEntries = named(referralWays, sv.referralWays, en.referralWays, {
  signposted: ['visade vägen', 'fick kontaktuppgifter', 'hänvisade', 'tipsade', 'gav nummer', 'fick nummer'],
  'warm-handover': ['varm överlämning', 'warm handover', 'följde med', 'ringde tillsammans', 'överlämnade'],
  booked: ['bokad tid', 'bokat tid', 'bokade', 'tid bokad'],
  letter: ['skrev brev', 'brev', 'skickade brev', 'intyg']
})

export const referralOutcomeEntries = named(referralOutcomes, sv.referralOutcomes, en.referralOutcomes, {
  reached: ['kom dit', 'fick hjälp', 'fick tid', 'löst', 'klart', 'got help', 'solved', 'reached them'],
  refused: ['avslag', 'nekades', 'blev nekad', 'refusal', 'was refused'],
  'no-reply': ['inget svar', 'svarade inte', 'fick ej svar', 'no answer', 'did not reply'],
  unknown: ['vet ej', 'okänt', 'oklart', 'do not know', "don't know"]
})

/** "Yes" says that it was urgent and not how: that is asked. */
export const urgencyEntries = named(urgencies, sv.urgencies, en.urgencies, {
  soon: ['inom kort', 'denna vecka', 'den här veckan', 'hög', 'this week', 'high', ...URGENT],
  today: ['idag', 'samma dag', 'akut', 'genast', 'omedelbart', 'same day', 'immediately', 'at once', ...URGENT]
})

export const interpreterEntries = named(interpreterUses, sv.interpreterUses, en.interpreterUses, {
  'not-needed': ['nej', 'ej behov', 'behövs ej', 'behövs inte', 'behövdes ej', 'utan tolk', 'no', 'none needed'],
  'came-along': [
    'följde med',
    'anhörig',
    'vän',
    'släkting',
    'anhörig tolkade',
    'tolk på plats',
    'friend',
    'relative',
    'family member',
    'on site'
  ],
  'by-phone': ['telefontolk', 'tolk per telefon', 'via telefon', 'telefon', 'phone interpreter', 'by phone', 'phone'],
  'needed-none': [
    'saknades',
    'tolk saknades',
    'ingen tolk',
    'behövdes men saknades',
    'missing',
    'needed but missing',
    'no interpreter'
  ]
})

/** Minutes as people write them: `35 min`, `1 tim 15 min`, `1,5 h`, `1:15`; within what a visit can take. */
export function minutesWritten(folded: string): string | null {
  const minutes = hoursAlone(folded) ?? hoursAndMinutes(folded)
  return minutes !== null && minutes >= 1 && minutes <= maxMinutes ? String(minutes) : null
}

function hoursAlone(folded: string): number | null {
  const found = /^(\d{1,2})(?:[.,](\d{1,2}))? ?(?:h|tim|timme|timmar|hours?)$/.exec(folded)
  return found === null ? null : Math.round(Number(`${found[1]}.${found[2] ?? 0}`) * 60)
}

function hoursAndMinutes(folded: string): number | null {
  const found =
    /^(?:(\d{1,2}) ?(?:h|tim|timme|timmar|hours?) ?(?:och |and )?)?(\d{1,3}) ?(?:m|min|minut|minuter|minutes?)\.?$/.exec(
      folded
    ) ?? /^(\d{1,2}):([0-5]\d)$/.exec(folded)
  return found === null ? null : Number(found[1] ?? 0) * 60 + Number(found[2])
}

function wholeNumber(pattern: RegExp, folded: string): number | null {
  const digits = pattern.exec(folded)?.[1]
  return digits === undefined ? null : Number(digits)
}
