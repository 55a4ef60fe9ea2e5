import { useTranslation } from 'react-i18next'
import ar from '../../../../locales/ar/release.json' with { type: 'json' }
import en from '../../../../locales/en/release.json' with { type: 'json' }
import sv from '../../../../locales/sv/release.json' with { type: 'json' }
import { type CodeList, useCodeNames } from '../../app/code-names.ts'
import { useLanguage } from '../../app/language.ts'
import { NO_OUTCOME } from '../../../shared/features/months/months.schema.ts'

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

/** The lists of codes by the names that a release has for them. */
const listOf: Readonly<Record<string, CodeList>> = {
  language: 'language',
  municipality: 'municipality',
  age_band: 'ageBand',
  gender: 'gender',
  time_in_sweden: 'timeInSweden',
  channel: 'channel',
  topic: 'topic',
  organisation_kind: 'organisationKind',
  way: 'referralWay',
  outcome: 'referralOutcome',
  action: 'action',
  barrier: 'barrier'
}

/** What a code of a release is called in the window: codes that only releases have are called as there. */
export function useReleasedNames(): (dimension: string, code: string) => string {
  const codes: Texts = languages[useLanguage()].codes
  const codeName = useCodeNames()
  const { t } = useTranslation('months')
  return (dimension, code) => {
    if (code === NO_OUTCOME) return t('no-outcome')
    const list = listOf[dimension]
    // Releases say "1-2-years", as a spreadsheet would take "1-2" for a date.
    return codes[code] ?? (list === undefined ? code : codeName(list, code.replace(/-years$/, '')))
  }
}

const textOf = (texts: Texts, key: string): string => texts[key] ?? key
