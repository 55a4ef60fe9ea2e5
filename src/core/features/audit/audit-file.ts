import { createInstance } from 'i18next'
import ar from '../../../../locales/ar/audit.json' with { type: 'json' }
import arVocabulary from '../../../../locales/ar/vocabulary.json' with { type: 'json' }
import en from '../../../../locales/en/audit.json' with { type: 'json' }
import enVocabulary from '../../../../locales/en/vocabulary.json' with { type: 'json' }
import sv from '../../../../locales/sv/audit.json' with { type: 'json' }
import svVocabulary from '../../../../locales/sv/vocabulary.json' with { type: 'json' }
import type { InterfaceLanguage } from '../../../shared/domain/interface-language.ts'
import { bureauClock } from '../../../shared/domain/month.ts'
import { listIn } from '../../../shared/domain/name-list.ts'
import { auditParams } from '../../../shared/features/audit/audit-words.ts'
import type { AuditEntry } from '../../../shared/features/audit/audit.schema.ts'
import type { StoredEntry } from '../../audit/audit.repository.ts'

const texts = createInstance({
  fallbackLng: false,
  initAsync: false,
  resources: {
    sv: { audit: sv, vocabulary: svVocabulary },
    en: { audit: en, vocabulary: enVocabulary },
    ar: { audit: ar, vocabulary: arVocabulary }
  },
  defaultNS: 'audit',
  interpolation: { escapeValue: false }
})
void texts.init()

/** What makes a spreadsheet take a cell for a formula. */
const FORMULA = /^[=+\-@\t\r]/

/**
 * The record as CSV after RFC 4180: UTF-8 with a mark (without it Excel misreads letters), commas, CRLF. When, by whom and what in words,
 * then the entry to the letter as its hash binds it: `at`, `person`, `action`, `detail`, `previous`.
 */
export function auditFile(
  stored: readonly StoredEntry[],
  entries: readonly AuditEntry[],
  language: InterfaceLanguage
): string {
  const t = texts.getFixedT(language)
  const writing = {
    moment,
    day: (date: string) => date,
    period: (period: string) => period,
    role: (role: string) => t(`vocabulary:roles.${role}`),
    identity: (kind: string) => t(`vocabulary:identity.${kind}`),
    list: (things: readonly string[]) => listIn(language, things),
    nobody: t('somebody')
  }
  const heads = ['number', 'when', 'who', 'what', 'at', 'person', 'action', 'detail', 'previous', 'hash']
  const rows = stored.map((entry, index) => {
    const read = entries[index]
    const words = read === undefined ? '' : t(`action.${entry.action}`, auditParams(read, writing))
    const { seq, at, by, person_id, action, detail, previous, hash } = entry
    return [String(seq), moment(at), by ?? '', words, at, person_id ?? '', action, detail, previous, hash]
  })
  return `\u{feff}${[heads, ...rows].map(row => `${row.map(cell).join(',')}\r\n`).join('')}`
}

function moment(instant: string): string {
  const { date, time } = bureauClock(Date.parse(instant))
  return `${date} ${time}`
}

/** Always quoted; an apostrophe keeps a name such as `=1+1` from being reckoned. */
const cell = (text: string): string => `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`
