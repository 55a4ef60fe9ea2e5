import { type VisitForm, visitFormSchema } from '../../visit-form/visit-form.ts'

/** Raised whenever the form changes its shape: a draft of another shape is left alone. */
const DRAFT_FORMAT = 1

/** The form as the bureau keeps it while it is half-written. */
export const writeDraft = (form: VisitForm): string => JSON.stringify({ format: DRAFT_FORMAT, form })

/** The form that a draft holds, or null when it holds none that this window understands. */
export function readDraft(body: string): VisitForm | null {
  try {
    const draft: unknown = JSON.parse(body)
    if (typeof draft !== 'object' || draft === null || !('format' in draft) || !('form' in draft)) return null
    if (draft.format !== DRAFT_FORMAT) return null
    const form = visitFormSchema.safeParse(draft.form)
    return form.success ? form.data : null
  } catch {
    return null
  }
}
