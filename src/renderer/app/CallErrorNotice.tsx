import { useTranslation } from 'react-i18next'
import type { ReactNode } from 'react'
import { Notice } from '../ui/Notice.tsx'
import { asFyrError } from './calls.ts'
import { useDates } from './dates.ts'

/** What went wrong with a call, in words: the only place where an error code becomes text in the window. */
export function CallErrorNotice({ error, actions }: { readonly error: unknown; readonly actions?: ReactNode }) {
  const text = useErrorText()
  if (error === null || error === undefined) return null
  return (
    <Notice kind="bad" actions={actions}>
      {text(error)}
    </Notice>
  )
}

/** Instants travel as milliseconds, under names that end in `At`. */
const isInstant = (name: string, value: string | number): value is number =>
  name.endsWith('At') && typeof value === 'number'

/** The words for an error, for a field that shows it itself. */
export function useErrorText(): (error: unknown) => string {
  const { t } = useTranslation('errors')
  const { moment } = useDates()
  return error => {
    const { code, params } = asFyrError(error)
    const words = Object.entries(params).map(([name, value]) => [name, isInstant(name, value) ? moment(value) : value])
    return t(code, Object.fromEntries(words))
  }
}
