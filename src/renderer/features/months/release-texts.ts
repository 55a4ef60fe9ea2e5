import ar from '../../../../locales/ar/release.json' with { type: 'json' }
import en from '../../../../locales/en/release.json' with { type: 'json' }
import sv from '../../../../locales/sv/release.json' with { type: 'json' }
import { useLanguage } from '../../app/language.ts'

const languages = { sv, en, ar } as const

type Texts = Readonly<Record<string, string>>

/** The words that a release itself uses for its tables and refusals, so that window and release say the same. */
export function useReleaseTexts() {
  const { tables, reasons, nearest } = languages[useLanguage()]
  return {
    table: (name: string): string => textOf(tables, name),
    reason: (code: string): string => textOf(reasons, code),
    /** What can be had instead of a table that is refused for a reason. */
    nearest: (code: string): string => textOf(nearest, code)
  }
}

const textOf = (texts: Texts, key: string): string => texts[key] ?? key
