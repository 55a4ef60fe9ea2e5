import { type TextProblem, textLimits, textProblem } from '../../../shared/domain/text.ts'

/** What the first start asks for before the passphrase, but for the language: that is the window's. */
export interface BureauForm {
  readonly name: string
  readonly municipality: string | null
  readonly municipalityTyped: string
  readonly personName: string
}

export interface BureauProblems {
  readonly name?: TextProblem
  readonly municipality?: 'missing' | 'unmatched'
  readonly personName?: TextProblem
}

/** What is still wrong, by field, in the order of the form. Empty when the form is right. */
export function bureauProblems(form: BureauForm): BureauProblems {
  const name = textProblem(form.name, { max: textLimits.name })
  const personName = textProblem(form.personName, { max: textLimits.name })
  return {
    ...(name === null ? {} : { name }),
    ...(form.municipality === null
      ? { municipality: form.municipalityTyped.trim() === '' ? 'missing' : 'unmatched' }
      : {}),
    ...(personName === null ? {} : { personName })
  }
}
