import { ShiftButton } from '../features/shifts/ShiftButton.tsx'
import { useVisitDraft } from '../features/desk/VisitDraft.tsx'
import { isUntouched } from '../visit-form/visit-form.ts'

/** The shift in the bar. Opening one says where the next visits are, unless one is being written. */
export function ShiftInBar() {
  const draft = useVisitDraft()
  const begin = (place: string): void => {
    if (isUntouched(draft.latest())) draft.change({ type: 'fields', fields: { place } })
  }
  return <ShiftButton onOpened={begin} />
}
