import type { CallError } from './errors.ts'

/** What every call answers: a value, or an error from the closed list in `errors.ts`. Never a thrown exception. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: CallError }

/** The answer of a call that did what was asked. */
export const ok = <T>(value: T): Result<T> => ({ ok: true, value })

/** The answer of a call that did not. */
export const failed = (error: CallError): Result<never> => ({ ok: false, error })
