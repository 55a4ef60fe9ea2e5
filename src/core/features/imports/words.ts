import {
  DECLINED,
  type Action,
  type AgeBand,
  type Barrier,
  type Channel,
  type Gender,
  type ReferralWay,
  type TimeInSweden
} from '../../../shared/domain/vocabulary.ts'
import type { Entry } from './lexicon.ts'

/** Words for the desk's closed lists: names in Swedish and English first, then how people shorten or vary them. */

export const declinedEntry: Entry<typeof DECLINED> = {
  code: DECLINED,
  names: ['Vill inte svara', 'Would rather not say'],
  also: ['vill ej svara', 'vill inte säga', 'vill ej säga', 'vill inte uppge', 'vill ej uppge', 'ville inte svara', 'prefers not to say', 'prefer not to say', 'did not want to say', 'refused']
}

export const channelEntries: readonly Entry<Channel>[] = [
  { code: 'walk-in', names: ['Kom förbi', 'Walked in'], also: ['drop-in', 'drop in', 'dropin', 'besök', 'på plats', 'walk in', 'in person'] },
  { code: 'booked', names: ['Bokad tid', 'Booked time'], also: ['bokat', 'bokad', 'bokning', 'tidsbokning', 'bokat besök', 'appointment', 'booked appointment'] },
  { code: 'phone', names: ['Telefon', 'Phone'], also: ['tel', 'tfn', 'ringde', 'telefonsamtal', 'samtal', 'call', 'telephone'] },
  { code: 'message', names: ['Meddelande', 'Message'], also: ['sms', 'mejl', 'mail', 'e-post', 'epost', 'brev', 'chatt', 'whatsapp', 'e-mail', 'email', 'letter', 'chat'] },
  { code: 'outreach', names: ['Uppsökande', 'Outreach'], also: ['uppsökande verksamhet', 'fältarbete', 'ute', 'field work'] }
]

export const ageBandEntries: readonly Entry<AgeBand>[] = [
  { code: '0-17', names: ['0-17 år', '0-17 years'], also: ['under 18', '<18', 'under 18 år', 'barn', 'child'] },
  { code: '18-24', names: ['18-24 år', '18-24 years'] },
  { code: '25-39', names: ['25-39 år', '25-39 years'] },
  { code: '40-64', names: ['40-64 år', '40-64 years'] },
  { code: '65+', names: ['65+ år', '65 år och äldre', '65 and over', '65+ years'], also: ['65-', 'över 64', '65 år eller äldre', '65 och äldre', 'pensionär'] }
]

/** An age in whole years; nobody is older than 120. */
export function ageBandOfYears(folded: string): AgeBand | null {
  const years = wholeNumber(/^(\d{1,3})(?: ?(?:år|years?|y))?$/, folded)
  if (years === null || years > 120) return null
  if (years < 18) return '0-17'
  if (years < 25) return '18-24'
  if (years < 40) return '25-39'
  return years < 65 ? '40-64' : '65+'
}

export const genderEntries: readonly Entry<Gender>[] = [
  { code: 'woman', names: ['Kvinna', 'Woman'], also: ['k', 'kv', 'f', 'w', 'kvinnor', 'flicka', 'female', 'girl'] },
  { code: 'man', names: ['Man'], also: ['m', 'män', 'pojke', 'male', 'boy'] },
  { code: 'other', names: ['Annat', 'Other'], also: ['annan', 'icke-binär', 'ickebinär', 'non-binary', 'nonbinary', 'annat kön'] }
]

export const timeInSwedenEntries: readonly Entry<TimeInSweden>[] = [
  { code: 'under-1', names: ['Under 1 år', 'Under 1 year'], also: ['<1 år', '<1', '<1 year', 'mindre än 1 år', 'mindre än ett år', 'under ett år', 'less than 1 year', 'less than a year', 'under a year'] },
  { code: '1-2', names: ['1-2 år', '1-2 years'], also: ['1 till 2 år', '1 to 2 years'] },
  { code: '3-5', names: ['3-5 år', '3-5 years'], also: ['3 till 5 år', '3 to 5 years'] },
  { code: 'over-5', names: ['Över 5 år', 'Over 5 years'], also: ['>5 år', '>5', '>5 years', 'mer än 5 år', 'mer än fem år', 'över fem år', '5+ år', '5+', '6+', 'more than 5 years'] }
]

/** Whole years since the visitor came. */
export function timeInSwedenOfYears(folded: string): TimeInSweden | null {
  const years = wholeNumber(/^(\d{1,2})(?: ?(?:år|years?))?$/, folded)
  if (years === null) return null
  if (years < 1) return 'under-1'
  if (years < 3) return '1-2'
  return years <= 5 ? '3-5' : 'over-5'
}

export const actionEntries: readonly Entry<Action>[] = [
  { code: 'informed', names: ['Informerade', 'Informed'], also: ['information', 'informerat', 'info', 'gav information', 'rådgivning', 'gave information', 'advice'] },
  { code: 'explained-letter', names: ['Förklarade brev', 'Förklarade ett brev', 'Explained a letter'], also: ['förklarat brev', 'läste brev', 'brev', 'explained letter', 'letter explained'] },
  { code: 'filled-form', names: ['Fyllde i blankett', 'Fyllde i en blankett', 'Filled in a form'], also: ['blankett', 'ifyllt blankett', 'fyllt i blankett', 'form', 'filled form', 'filled out a form'] },
  { code: 'called-booked', names: ['Ringde/bokade', 'Ringde eller bokade', 'Called or booked'], also: ['ringde', 'bokade', 'ringt', 'bokat', 'ringt/bokat', 'called', 'booked', 'called/booked'] },
  { code: 'digital-help', names: ['Digital hjälp', 'Hjälpte digitalt', 'Digital help', 'Gave digital help'], also: ['digitalt', 'hjälp med dator', 'hjälp med bankid'] },
  { code: 'referred', names: ['Hänvisade', 'Hänvisade vidare', 'Referred'], also: ['hänvisad', 'hänvisat', 'hänvisning', 'slussade vidare', 'referral', 'referred on'] },
  { code: 'could-not-help', names: ['Kunde inte hjälpa', 'Could not help'], also: ['kunde ej hjälpa', 'ingen hjälp', 'gick inte att hjälpa', "couldn't help"] }
]

export const barrierEntries: readonly Entry<Barrier>[] = [
  { code: 'sent-between', names: ['Skickad mellan myndigheter', 'Sent between authorities'], also: ['skickas runt', 'skickas runt mellan myndigheter', 'bollas runt', 'sent around'] },
  { code: 'no-interpreter', names: ['Ingen tolk', 'No interpreter'], also: ['tolk saknas', 'tolk saknades', 'ingen tolk på plats'] },
  { code: 'no-bankid', names: ['Inget BankID', 'Saknar BankID', 'No BankID'], also: ['har inget bankid', 'bankid saknas', 'bankid'] },
  { code: 'language', names: ['Språket', 'Språk', 'Language'], also: ['språkhinder', 'språksvårigheter', 'language barrier'] },
  { code: 'waiting-time', names: ['Väntetid', 'Lång väntetid', 'Waiting time'], also: ['väntan', 'kö', 'köer', 'long wait', 'queue'] },
  { code: 'no-id', names: ['Ingen id-handling', 'Saknar id-handling', 'No ID'], also: ['saknar id', 'inget id', 'ingen legitimation', 'no identity document'] },
  { code: 'cost', names: ['Kostnad', 'Kostnaden', 'Cost'], also: ['avgift', 'pengar', 'för dyrt', 'fee'] },
  { code: 'other', names: ['Annat', 'Annat hinder', 'Other'], also: ['övrigt'] }
]

export const referralWayEntries: readonly Entry<ReferralWay>[] = [
  { code: 'signposted', names: ['Visade vägen', 'Fick kontaktuppgifter', 'Signposted'], also: ['hänvisade', 'tipsade', 'gav nummer', 'fick nummer'] },
  { code: 'warm-handover', names: ['Följde med eller ringde tillsammans', 'Varm överlämning', 'Warm handover'], also: ['följde med', 'ringde tillsammans', 'överlämnade'] },
  { code: 'booked', names: ['Bokade tid', 'Booked'], also: ['bokad tid', 'bokat tid', 'bokade', 'tid bokad', 'booked a time'] },
  { code: 'letter', names: ['Skrev brev', 'Brev', 'Letter'], also: ['skickade brev', 'intyg', 'wrote a letter'] }
]

function wholeNumber(pattern: RegExp, folded: string): number | null {
  const digits = pattern.exec(folded)?.[1]
  return digits === undefined ? null : Number(digits)
}
