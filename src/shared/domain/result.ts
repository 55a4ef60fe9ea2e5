import type { CallError } from './errors.ts'

/** What every call answers: a value, or an error from the closed list in `errors.ts`. Never a thrown exception. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: CallError }

export const ok = <T>(value: T): Result<T> => ({ ok: true, value })

export const failed = (error: CallError): Result<never> => ({ ok: false, error })
