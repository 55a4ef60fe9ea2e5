import type { AnswerSummary } from '../../shared/features/answers/answers.schema.ts'
import { articleLanguage } from './article-language.ts'

/** The title of an article, marked as the language that it is written in. */
export const AnswerTitle = ({ answer }: { readonly answer: Pick<AnswerSummary, 'title' | 'language'> }) => (
  <bdi lang={articleLanguage(answer.language)}>{answer.title}</bdi>
)
