import type { ImportPreview, OpenQuestion } from '../../../shared/features/imports/imports.schema.ts'
import type { ValueField } from '../../../shared/features/imports/mapping.schema.ts'

/** The pages of the screen on which a file is looked through. */
export const importPages = ['summary', 'columns', 'choices', 'values', 'organisations', 'not-taken', 'notes'] as const
export type ImportPage = (typeof importPages)[number]

/** The page on which an open question is settled. */
export function pageOfQuestion(question: OpenQuestion): ImportPage {
  switch (question.about) {
    case 'field':
    case 'column':
    case 'columns':
      return 'columns'
    case 'value':
    case 'values':
      return 'values'
    case 'choice':
      return 'choices'
  }
}

/** How many questions are open on a page. */
export const openOn = (open: readonly OpenQuestion[], page: ImportPage): number =>
  open.reduce((sum, question) => (pageOfQuestion(question) === page ? sum + weightOf(question) : sum), 0)

/** How many questions are open in all. */
export const openInAll = (open: readonly OpenQuestion[]): number =>
  open.reduce((sum, question) => sum + weightOf(question), 0)

/** How many values of a field are undecided. */
export const openIn = (open: readonly OpenQuestion[], field: ValueField): number =>
  open.reduce((sum, question) => {
    const isOfField = (question.about === 'value' || question.about === 'values') && question.field === field
    return isOfField ? sum + weightOf(question) : sum
  }, 0)

/** The page to begin on: where the first open question is, or the summary when everything is settled. */
export function firstPage({ open }: Pick<ImportPreview, 'open'>): ImportPage {
  const [first] = open
  return first === undefined ? 'summary' : pageOfQuestion(first)
}

/** `values` stands for several values that the list does not hold. */
const weightOf = (question: OpenQuestion): number => (question.about === 'values' ? question.count : 1)
