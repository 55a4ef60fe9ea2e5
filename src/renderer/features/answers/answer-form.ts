import { z } from 'zod'
import { answerIdSchema } from '../../../shared/domain/ids.ts'
import { findIdentities, identityKinds, type IdentityKind } from '../../../shared/domain/identity-guard.ts'
import { textLimits, type TextProblem, textProblem } from '../../../shared/domain/text.ts'
import {
  type AnswerBody,
  answerTexts,
  type AnswerText,
  maxAnswerTopics,
  openIdentityOf
} from '../../../shared/features/answers/answers.schema.ts'

const answerFormSchema = z.object({
  title: z.string(),
  text: z.string(),
  source: z.string(),
  language: z.object({ chosen: z.string().nullable(), typed: z.string() }),
  topics: z.array(z.string()),
  /** What stands in the field of topics while none is chosen. */
  topicTyped: z.string(),
  keptIdentities: z.array(z.enum(identityKinds))
})

/** An article as its writer left it, right or wrong. */
export type AnswerForm = z.infer<typeof answerFormSchema>

export interface AnswerProblem {
  readonly field: AnswerText | 'language' | 'topics'
  readonly code: TextProblem | 'identifies' | 'language-missing' | 'topics-missing' | 'topic-unmatched' | 'topics-many'
  readonly max: number
}

/** The form of a new article, or of one that something is known of. */
export const emptyAnswer = (language: string, start: Partial<AnswerForm> = {}): AnswerForm => ({
  title: '',
  text: '',
  source: '',
  language: { chosen: language, typed: '' },
  topics: [],
  topicTyped: '',
  keptIdentities: [],
  ...start
})

/** The form of an article that is there. */
export const formOfAnswer = (body: AnswerBody): AnswerForm => ({
  title: body.title,
  text: body.text,
  source: body.source ?? '',
  language: { chosen: body.language, typed: '' },
  topics: body.topics,
  topicTyped: '',
  keptIdentities: body.keptIdentities
})

/** What the form says, or what is wrong with it, in the order of its fields. */
export function readForm(
  form: AnswerForm
): { readonly ok: true; readonly body: AnswerBody } | { readonly ok: false; readonly problems: AnswerProblem[] } {
  const source = form.source.trim() === '' ? null : form.source
  const language = form.language.chosen
  const body = { ...form, source, language: language ?? '' }
  const problems = [...textProblems(form), ...identityProblems(body), ...choiceProblems(form)]
  if (problems.length > 0) return { ok: false, problems }
  const { title, text, topics, keptIdentities } = form
  return { ok: true, body: { title, text, source, language: language ?? '', topics, keptIdentities } }
}

/** What was kept on purpose after the text of one field was changed or looked at: what the other texts hold stays. */
export function keptAfter(form: AnswerForm, field: AnswerText, text: string, keptHere: readonly IdentityKind[]) {
  const others = answerTexts.filter(other => other !== field).flatMap(other => kindsIn(form[other]))
  const keptElsewhere = form.keptIdentities.filter(kind => others.includes(kind))
  return { [field]: text, keptIdentities: [...new Set([...keptElsewhere, ...keptHere])] }
}

const kindsIn = (text: string): IdentityKind[] => findIdentities(text).map(({ kind }) => kind)

/** The limit of a text. */
export const limitOf: Readonly<Record<AnswerText, number>> = {
  title: textLimits.name,
  text: textLimits.article,
  source: textLimits.source
}

/** What is wrong with one text as it is typed; an empty one is no problem before somebody saves. */
export function liveProblem(field: AnswerText, text: string): TextProblem | null {
  return textProblem(text, { max: limitOf[field], multiline: field === 'text', optional: true })
}

function textProblems(form: AnswerForm): AnswerProblem[] {
  return answerTexts.flatMap(field => {
    const rule = { max: limitOf[field], multiline: field === 'text', optional: field === 'source' }
    const code = textProblem(form[field], rule)
    return code === null ? [] : [{ field, code, max: limitOf[field] }]
  })
}

function identityProblems(body: Parameters<typeof openIdentityOf>[0]): AnswerProblem[] {
  const open = openIdentityOf(body)
  return open === null ? [] : [{ field: open.field, code: 'identifies', max: 0 }]
}

function choiceProblems({ language, topics, topicTyped }: AnswerForm): AnswerProblem[] {
  const max = maxAnswerTopics
  const problems: AnswerProblem[] = []
  if (topicTyped.trim() !== '') problems.push({ field: 'topics', code: 'topic-unmatched', max })
  else if (topics.length === 0) problems.push({ field: 'topics', code: 'topics-missing', max })
  else if (topics.length > max) problems.push({ field: 'topics', code: 'topics-many', max })
  if (language.chosen === null) problems.push({ field: 'language', code: 'language-missing', max })
  return problems
}

/** Raised whenever the shape changes: a draft of another shape is left alone. */
const DRAFT_FORMAT = 1

const writtenAnswerSchema = z.object({
  format: z.literal(DRAFT_FORMAT),
  id: answerIdSchema,
  /** The state of the article that the writer had seen; 0 for a new one. */
  revision: z.int().min(0),
  /** Whether it is out already. */
  published: z.boolean(),
  form: answerFormSchema
})

/** An article in hand. */
export type WrittenAnswer = Omit<z.infer<typeof writtenAnswerSchema>, 'format'>

/** An article as the bureau keeps it while it is half-written. */
export const writeAnswerDraft = ({ id, revision, published, form }: WrittenAnswer): string =>
  JSON.stringify({ format: DRAFT_FORMAT, id, revision, published, form })

/** The article that a draft holds, or null when it holds none that this window understands. */
export function readAnswerDraft(body: string): WrittenAnswer | null {
  try {
    const read = writtenAnswerSchema.safeParse(JSON.parse(body))
    if (!read.success) return null
    const { id, revision, published, form } = read.data
    return { id, revision, published, form }
  } catch {
    return null
  }
}
