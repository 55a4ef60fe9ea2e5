import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { fieldOf } from './error-fields.ts'

/** What a form failed with, unless a field of it says so already. */
export const FormError = ({ error }: { readonly error: unknown }) =>
  fieldOf(error) === null ? <CallErrorNotice error={error} /> : null
