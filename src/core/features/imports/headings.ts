import { importFields, type ImportField } from '../../../shared/features/imports/mapping.schema.ts'
import { fold, foldHeading } from '../../sheets/fold.ts'

/** What bureaux call their columns, in Swedish and English. */
const headingWords: Readonly<Record<ImportField, readonly string[]>> = {
  number: [
    'besök nr',
    'besöksnr',
    'besöksnummer',
    'besök',
    'nr',
    'nummer',
    'löpnr',
    'löpnummer',
    'visit no',
    'visit nr',
    'visit number',
    'visit id',
    'visit',
    'number',
    'no',
    'id',
    '#'
  ],
  date: ['datum', 'dag', 'besöksdatum', 'besöksdag', 'date', 'day', 'visit date', 'date of visit'],
  time: ['tid', 'klockslag', 'klockan', 'kl', 'tidpunkt', 'starttid', 'time', 'time of day', 'start time'],
  place: ['plats', 'ställe', 'lokal', 'mottagning', 'place', 'location', 'site', 'venue', 'where'],
  channel: [
    'kontaktväg',
    'kontaktsätt',
    'kanal',
    'hur besökaren kom',
    'channel',
    'contact channel',
    'way of contact',
    'how they came'
  ],
  language: ['språk', 'modersmål', 'besökarens språk', 'language', 'mother tongue', 'first language'],
  ageBand: ['ålder', 'åldersgrupp', 'åldersintervall', 'åldersspann', 'age', 'age band', 'age group'],
  gender: ['kön', 'juridiskt kön', 'gender', 'sex'],
  municipality: ['kommun', 'hemkommun', 'bostadskommun', 'boendekommun', 'municipality', 'home municipality'],
  timeInSweden: [
    'tid i sverige',
    'år i sverige',
    'vistelsetid',
    'hur länge i sverige',
    'time in sweden',
    'years in sweden'
  ],
  household: [
    'hushåll',
    'hushållets storlek',
    'antal personer',
    'antal i hushållet',
    'antal i sällskapet',
    'household',
    'household size',
    'number of people',
    'people'
  ],
  topic: [
    'fråga',
    'ämne',
    'ärende',
    'frågeområde',
    'ämnesområde',
    'kategori',
    'question',
    'topic',
    'subject',
    'matter',
    'issue',
    'category'
  ],
  action: [
    'åtgärd',
    'åtgärder',
    'insats',
    'insatser',
    'vad vi gjorde',
    'action',
    'actions',
    'action taken',
    'what we did',
    'outcome of visit'
  ],
  barrier: ['hinder', 'vad som stod i vägen', 'barrier', 'barriers', 'obstacle', 'obstacles'],
  organisation: [
    'hänvisad till',
    'hänvisade till',
    'hänvisat till',
    'hänvisning till',
    'hänvisning',
    'organisation',
    'referred to',
    'referral to',
    'referral',
    'organization'
  ],
  referralWay: [
    'hänvisningssätt',
    'sätt att hänvisa',
    'hur hänvisad',
    'referral way',
    'way of referral',
    'how referred'
  ],
  outcome: [
    'utfall',
    'resultat',
    'utfall av hänvisning',
    'resultat av hänvisning',
    'vad hände',
    'outcome',
    'result',
    'referral outcome',
    'outcome of referral'
  ],
  urgency: [
    'brådska',
    'brådskande',
    'hur bråttom',
    'angelägenhet',
    'prioritet',
    'urgency',
    'urgent',
    'how urgent',
    'priority'
  ],
  interpreter: ['tolk', 'tolkning', 'tolkbehov', 'tolkhjälp', 'interpreter', 'interpreting', 'interpretation'],
  minutes: [
    'minuter',
    'min',
    'antal minuter',
    'tidsåtgång',
    'besökets längd',
    'längd',
    'varaktighet',
    'hur länge',
    'minutes',
    'number of minutes',
    'duration',
    'length',
    'length of visit',
    'time spent',
    'time taken'
  ],
  note: [
    'anteckning',
    'anteckningar',
    'notering',
    'noteringar',
    'kommentar',
    'kommentarer',
    'fritext',
    'note',
    'notes',
    'comment',
    'comments',
    'remarks'
  ],
  volunteer: [
    'volontär',
    'volontärer',
    'handläggare',
    'rådgivare',
    'signatur',
    'volunteer',
    'volunteers',
    'adviser',
    'advisor',
    'staff'
  ]
}

const fieldByHeading: ReadonlyMap<string, ImportField> = new Map(
  importFields.flatMap(field => [field, ...headingWords[field]].map(word => [foldHeading(word), field] as const))
)

/** Headings that mean another thing with their bracket than without it. */
const fieldByWholeHeading: ReadonlyMap<string, ImportField> = new Map(
  ['tid (min)', 'tid (minuter)', 'time (min)', 'time (minutes)'].map(word => [fold(word), 'minutes'])
)

/** The field that a heading names, or undefined. */
export const fieldOfHeading = (heading: string): ImportField | undefined =>
  fieldByWholeHeading.get(fold(heading)) ?? fieldByHeading.get(foldHeading(heading))

const vagueHeadings: ReadonlySet<string> = new Set(['besök', 'visit', 'number', 'no', 'id'])

/** Whether a heading that is known for visit numbers is used for other things as well: kinds of visit, people, their numbers. */
export const mayMeanAnything = (heading: string): boolean => vagueHeadings.has(foldHeading(heading))
