import { z } from 'zod'

/** How long the desk's free texts may be, in characters as JavaScript counts them. */
export const textLimits = { name: 120, clientText: 300, note: 4000, article: 8000, source: 300 } as const

/** Why a text is not taken; each has a text in `locales/<lng>/common.json` under `text`. */
export type TextProblem =
  'empty' | 'too-long' | 'control-character' | 'direction-override' | 'broken-character' | 'line-break'

/** Characters that no keyboard makes and that can hide or break what stands beside them. */
const CONTROL = /(?![\t\n])\p{Cc}/u
/** Embeddings, overrides and isolates reorder the text around them. The plain marks U+200E and U+200F are ordinary Arabic typing and stay. */
const DIRECTION_OVERRIDE = /[\u202a-\u202e\u2066-\u2069]/
const LINE_BREAK = /[\t\n\r\u2028\u2029]/

/** What is wrong with a text, or null. `=cmd()`, `<script>`, `'; DROP` and emoji are ordinary text: they are stored and shown as typed. */
export function textProblem(
  value: string,
  rule: { max: number; multiline?: boolean; optional?: boolean }
): TextProblem | null {
  const text = normaliseText(value)
  if (text === '' && rule.optional !== true) return 'empty'
  if (text.length > rule.max) return 'too-long'
  if (CONTROL.test(text)) return 'control-character'
  if (DIRECTION_OVERRIDE.test(text)) return 'direction-override'
  if (!text.isWellFormed()) return 'broken-character'
  if (rule.multiline !== true && LINE_BREAK.test(text)) return 'line-break'
  return null
}

/** The form in which texts are kept and compared: composed letters, plain line ends, no space around. */
export const normaliseText = (value: string): string => value.replaceAll(/\r\n?/g, '\n').normalize('NFC').trim()

const textSchema = (rule: { max: number; multiline?: boolean }) =>
  z
    .string()
    .max(rule.max * 4)
    .superRefine((value, context) => {
      const problem = textProblem(value, rule)
      if (problem !== null) context.addIssue({ code: 'custom', message: problem, params: { max: rule.max } })
    })
    .transform(normaliseText)

/** A name of a bureau, place, person or organisation: one line. */
export const nameSchema = textSchema({ max: textLimits.name })

/** A text for a slip: one line. */
export const clientTextSchema = textSchema({ max: textLimits.clientText })

/** A note: several lines. */
export const noteSchema = textSchema({ max: textLimits.note, multiline: true })

/** The text of an article: several lines. */
export const articleTextSchema = textSchema({ max: textLimits.article, multiline: true })

/** Where an article has its facts from: one line, often an address on the web. */
export const sourceSchema = textSchema({ max: textLimits.source })
