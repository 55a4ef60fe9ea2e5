/** The languages in which slips can be printed, by their ISO 639-3 codes; each has a file in `resources/client-texts`. */
export const clientLanguages = [
  'swe',
  'eng',
  'ara',
  'prs',
  'pes',
  'pus',
  'som',
  'tir',
  'ukr',
  'rus',
  'ckb',
  'kmr',
  'tur'
] as const
export type ClientLanguage = (typeof clientLanguages)[number]

/** What a visitor is told to do next. */
export const nextSteps = ['come-back', 'wait', 'go-to', 'bring-letter', 'send-form', 'we-call', 'none'] as const
export type NextStep = (typeof nextSteps)[number]

/** What a visitor is told to bring. */
export const thingsToBring = ['slip', 'letters', 'id', 'phone'] as const
export type ThingToBring = (typeof thingsToBring)[number]

/** The days of the week as they are numbered in opening hours: 1 is Monday. */
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const
export type Weekday = (typeof weekdays)[number]

/** Every text of a slip. */
export const clientTextKeys = [
  'title',
  'code.label',
  'code.show',
  'code.lost',
  'visited',
  'next.label',
  ...nextSteps.map(step => `step.${step}` as const),
  'date.label',
  'deadline',
  'bring.label',
  ...thingsToBring.map(thing => `bring.${thing}` as const),
  'place.label',
  'hours.label',
  ...weekdays.map(day => `day.${day}` as const)
] as const
export type ClientTextKey = (typeof clientTextKeys)[number]
export type ClientTexts = Readonly<Record<ClientTextKey, string>>

/** The holes of a text, which a correction must keep. */
const holes: Partial<Record<ClientTextKey, readonly string[]>> = {
  'step.go-to': ['place'],
  deadline: ['sender', 'date']
}

/** Whether a text has each of the holes that its key asks for once, and no other. */
export function hasItsHoles(key: ClientTextKey, text: string): boolean {
  const wanted = holes[key] ?? []
  const found = [...text.matchAll(/\{\{(.*?)\}\}/g)].flatMap(([, hole = '']) => hole)
  return found.length === wanted.length && wanted.every(hole => found.includes(hole))
}

export type TextPart = { readonly kind: 'words' | 'filling'; readonly text: string }

/** A text with its holes filled, in parts, so that what fills a hole can be kept from turning the direction of what stands around it. */
export function filledText(text: string, fillings: Readonly<Record<string, string>>): readonly TextPart[] {
  return text.split(/(\{\{.*?\}\})/).flatMap((part): TextPart[] => {
    const hole = /^\{\{(.*)\}\}$/.exec(part)?.[1]
    if (hole !== undefined) return [{ kind: 'filling', text: fillings[hole] ?? '' }]
    return part === '' ? [] : [{ kind: 'words', text: part }]
  })
}
