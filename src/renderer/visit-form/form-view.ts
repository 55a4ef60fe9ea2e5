import { useTranslation } from 'react-i18next'
import { useErrorText } from '../app/CallErrorNotice.tsx'
import { asFyrError } from '../app/calls.ts'
import type { FormProblem } from './form-problems.ts'
import type { FormChange, VisitForm } from './visit-form.ts'
import type { Problem } from './visit-body.ts'

/** What the parts of the form are given. */
export interface FormPart {
  readonly form: VisitForm
  readonly change: (change: FormChange) => void
  /** The words for what is wrong with a field, once somebody tried to save. */
  readonly errorOf: (field: string) => string | undefined
}

/** The words for a problem of the form. */
export function useProblemText(): (problem: Problem) => string {
  const { t } = useTranslation(['desk', 'common'])
  return ({ code, max = 0 }) => {
    switch (code) {
      case 'text-empty':
      case 'text-too-long':
      case 'text-control-character':
      case 'text-direction-override':
      case 'text-broken-character':
      case 'text-line-break':
        return t(`common:${textKeys[code]}`, { max })
      default:
        return t(`desk:problem.${code}`, { max })
    }
  }
}

/** The words for what is wrong with a field, or with a part of it. */
export function useFieldErrors(problems: readonly FormProblem[]): FormPart['errorOf'] {
  const problemText = useProblemText()
  const errorText = useErrorText()
  return field => {
    const found =
      problems.find(problem => problem.field === field) ??
      problems.find(problem => problem.field.startsWith(`${field}.`))
    if (found === undefined) return undefined
    return 'error' in found ? errorText(asFyrError(found.error)) : problemText(found)
  }
}

const textKeys = {
  'text-empty': 'text.empty',
  'text-too-long': 'text.too-long',
  'text-control-character': 'text.control-character',
  'text-direction-override': 'text.direction-override',
  'text-broken-character': 'text.broken-character',
  'text-line-break': 'text.line-break'
} as const
