import { useTranslation } from 'react-i18next'
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

const textKeys = {
  'text-empty': 'text.empty',
  'text-too-long': 'text.too-long',
  'text-control-character': 'text.control-character',
  'text-direction-override': 'text.direction-override',
  'text-broken-character': 'text.broken-character',
  'text-line-break': 'text.line-break'
} as const
