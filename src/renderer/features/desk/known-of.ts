import type { OpenedReturn } from '../../../shared/features/returns/returns.schema.ts'
import { type Choice, nothingChosen, type VisitFields, type VisitForm } from '../../visit-form/visit-form.ts'

const isEmpty = (choice: Choice): boolean => choice.chosen === null && choice.typed === ''

/** What the latest visit of a slip told about the visitor, for the fields in which nobody has written yet. */
export function knownOf(form: VisitForm, { visits }: OpenedReturn): Partial<VisitFields> {
  const [latest] = visits
  if (latest === undefined) return {}
  const { language, municipality, ageBand, gender } = latest
  return {
    language: isEmpty(form.language) ? asChoice(language) : form.language,
    municipality: isEmpty(form.municipality) ? asChoice(municipality) : form.municipality,
    ageBand: form.ageBand ?? ageBand,
    gender: form.gender ?? gender
  }
}

const asChoice = (code: string | null): Choice => (code === null ? nothingChosen : { chosen: code, typed: '' })
