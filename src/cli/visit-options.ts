import { z } from 'zod'
import { isoDateSchema, timeOfDaySchema } from '../shared/domain/month.ts'
import {
  actions,
  ageBands,
  barriers,
  channels,
  DECLINED,
  genders,
  interpreterUses,
  organisationKinds,
  referralWays,
  timesInSweden,
  urgencies
} from '../shared/domain/vocabulary.ts'
import { maxHousehold, maxMinutes } from '../shared/features/visits/visits.schema.ts'
import type { Arguments } from './arguments.ts'
import { CliError } from './cli-error.ts'
import type { Options } from './command.ts'
import { oneOf } from './known-code.ts'
import type { QuestionDraft, VisitDraft } from './visit-draft.ts'

/** The options that say what a visit was. */
export const visitOptions = {
  question: { value: 'TOPIC:ACTION[,ACTION]', several: true },
  language: { value: 'CODE' },
  date: { value: 'DATE' },
  time: { value: 'HH:MM' },
  place: { value: 'PLACE' },
  channel: { value: 'CODE' },
  'age-band': { value: 'CODE' },
  gender: { value: 'CODE' },
  municipality: { value: 'CODE' },
  'time-in-sweden': { value: 'CODE' },
  household: { value: 'N' },
  interpreter: { value: 'CODE' },
  minutes: { value: 'N' },
  barrier: { value: 'TOPIC:BARRIER[,BARRIER]', several: true },
  urgency: { value: 'TOPIC:CODE', several: true },
  refer: { value: 'TOPIC=ORGANISATION:WAY', several: true },
  'new-organisation': { value: 'NAME:KIND', several: true },
  note: { value: '[TOPIC=]TEXT', several: true }
} as const satisfies Options

const householdSchema = z
  .string()
  .regex(/^\d{1,2}$/)
  .transform(Number)
  .refine(people => people >= 1 && people <= maxHousehold)

const minutesSchema = z
  .string()
  .regex(/^\d{1,3}$/)
  .transform(Number)
  .refine(minutes => minutes >= 1 && minutes <= maxMinutes)

/** Whether any option says something about the visit. */
export const hasVisitOptions = (args: Arguments): boolean => Object.keys(visitOptions).some(name => args.flag(name))

/** The visit that the options describe. Throws `usage.*` or `code.not-known` at the first that cannot be understood. */
export function visitFromOptions(args: Arguments): VisitDraft {
  const asked = withUrgencies(withBarriers(readQuestions(args), args), args)
  const interpreter = args.one('interpreter')
  return {
    date: args.read('date', isoDateSchema, 'date'),
    time: args.read('time', timeOfDaySchema, 'time') ?? null,
    place: args.one('place'),
    channel: oneOf(args.one('channel') ?? 'walk-in', 'channels', channels),
    language: args.one('language') ?? null,
    ageBand: choice(args, 'age-band', 'age-bands', ageBands),
    gender: choice(args, 'gender', 'genders', genders),
    municipality: args.one('municipality') ?? null,
    timeInSweden: choice(args, 'time-in-sweden', 'times-in-sweden', timesInSweden),
    household: args.read('household', householdSchema, 'household') ?? null,
    interpreter: interpreter === undefined ? null : oneOf(interpreter, 'interpreter-uses', interpreterUses),
    minutes: args.read('minutes', minutesSchema, 'minutes') ?? null,
    questions: withNotes(withReferrals(asked, args), args)
  }
}

function choice<const Code extends string>(
  args: Arguments,
  option: string,
  list: string,
  codes: readonly Code[]
): Code | typeof DECLINED | null {
  const typed = args.one(option)
  return typed === undefined ? null : oneOf<Code | typeof DECLINED>(typed, list, [...codes, DECLINED])
}

function readQuestions(args: Arguments): QuestionDraft[] {
  const questions = args.all('question').map((typed): QuestionDraft => {
    const { topic, codes } = topicAndCodes(typed, 'usage.question')
    return {
      topic,
      actions: codes.map(code => oneOf(code, 'actions', actions)),
      barriers: [],
      referral: null,
      urgency: null,
      note: null
    }
  })
  if (questions.length === 0) throw new CliError('usage.no-question')
  const twice = questions.find(
    (question, position) => questions.findIndex(({ topic }) => topic === question.topic) < position
  )
  if (twice !== undefined) throw new CliError('usage.topic-twice', { topic: twice.topic })
  return questions
}

function withBarriers(questions: readonly QuestionDraft[], args: Arguments): QuestionDraft[] {
  return args.all('barrier').reduce<QuestionDraft[]>(
    (all, typed) => {
      const { topic, codes } = topicAndCodes(typed, 'usage.question')
      return change(all, topic, '--barrier', { barriers: codes.map(code => oneOf(code, 'barriers', barriers)) })
    },
    [...questions]
  )
}

function withUrgencies(questions: readonly QuestionDraft[], args: Arguments): QuestionDraft[] {
  return args.all('urgency').reduce<QuestionDraft[]>(
    (all, typed) => {
      const { before: topic, after } = splitAt(typed, typed.indexOf(':'), 'usage.question')
      return change(all, topic, '--urgency', { urgency: oneOf(after, 'urgencies', urgencies) })
    },
    [...questions]
  )
}

function withReferrals(questions: readonly QuestionDraft[], args: Arguments): QuestionDraft[] {
  const kinds = new Map(
    args.all('new-organisation').map(typed => {
      const { before, after } = splitAt(typed, typed.lastIndexOf(':'), 'usage.new-organisation')
      return [before, oneOf(after, 'organisation-kinds', organisationKinds)]
    })
  )
  return args.all('refer').reduce<QuestionDraft[]>(
    (all, typed) => {
      const { before: topic, after } = splitAt(typed, typed.indexOf('='), 'usage.refer')
      const { before: organisation, after: way } = splitAt(after, after.lastIndexOf(':'), 'usage.refer')
      const referral = {
        organisation,
        kind: kinds.get(organisation),
        way: oneOf(way, 'referral-ways', referralWays),
        outcome: null
      }
      return change(all, topic, '--refer', { referral })
    },
    [...questions]
  )
}

/** A note belongs to the question whose topic stands before its `=`, or to the only question. */
function withNotes(questions: readonly QuestionDraft[], args: Arguments): QuestionDraft[] {
  return args.all('note').reduce<QuestionDraft[]>(
    (all, typed) => {
      const topic = all.find(question => typed.startsWith(`${question.topic}=`))?.topic
      if (topic !== undefined) return change(all, topic, '--note', { note: typed.slice(topic.length + 1) })
      const only = all.length === 1 ? all[0] : undefined
      if (only === undefined)
        throw new CliError('usage.topic-not-asked', { option: '--note', topic: typed.split('=', 1)[0] ?? '' })
      return change(all, only.topic, '--note', { note: typed })
    },
    [...questions]
  )
}

type Part = Partial<Pick<QuestionDraft, 'barriers' | 'urgency' | 'referral' | 'note'>>

/** Says something of the question on a topic. What was said of it before is never overwritten in silence. */
function change(questions: readonly QuestionDraft[], topic: string, option: string, part: Part): QuestionDraft[] {
  const meant = questions.find(question => question.topic === topic)
  if (meant === undefined) throw new CliError('usage.topic-not-asked', { option, topic })
  if (saysAgain(meant, part)) throw new CliError('usage.repeated-option', { option: `${option} ${topic}` })
  return questions.map(question => (question === meant ? { ...question, ...part } : question))
}

const saysAgain = ({ barriers: met, urgency, referral, note }: QuestionDraft, part: Part): boolean =>
  (part.barriers !== undefined && met.length > 0) ||
  (part.urgency !== undefined && urgency !== null) ||
  (part.referral !== undefined && referral !== null) ||
  (part.note !== undefined && note !== null)

function topicAndCodes(typed: string, code: 'usage.question'): { topic: string; codes: string[] } {
  const { before, after } = splitAt(typed, typed.indexOf(':'), code)
  return { topic: before, codes: after.split(',').map(part => part.trim()) }
}

function splitAt(
  typed: string,
  at: number,
  code: 'usage.question' | 'usage.refer' | 'usage.new-organisation'
): { before: string; after: string } {
  const before = typed.slice(0, Math.max(at, 0)).trim()
  const after = typed.slice(at + 1).trim()
  if (before === '' || after === '') throw new CliError(code, { value: typed })
  return { before, after }
}
