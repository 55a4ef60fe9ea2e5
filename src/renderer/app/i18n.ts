import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import arAnswers from '../../../locales/ar/answers.json' with { type: 'json' }
import arAudit from '../../../locales/ar/audit.json' with { type: 'json' }
import arBackups from '../../../locales/ar/backups.json' with { type: 'json' }
import arCommon from '../../../locales/ar/common.json' with { type: 'json' }
import arDesk from '../../../locales/ar/desk.json' with { type: 'json' }
import arDirectory from '../../../locales/ar/directory.json' with { type: 'json' }
import arDirectoryColumns from '../../../locales/ar/directory-columns.json' with { type: 'json' }
import arErrors from '../../../locales/ar/errors.json' with { type: 'json' }
import arImportScreen from '../../../locales/ar/import-screen.json' with { type: 'json' }
import arImports from '../../../locales/ar/imports.json' with { type: 'json' }
import arMonths from '../../../locales/ar/months.json' with { type: 'json' }
import arSearch from '../../../locales/ar/search.json' with { type: 'json' }
import arSettings from '../../../locales/ar/settings.json' with { type: 'json' }
import arShifts from '../../../locales/ar/shifts.json' with { type: 'json' }
import arPeople from '../../../locales/ar/people.json' with { type: 'json' }
import arPassphrase from '../../../locales/ar/passphrase.json' with { type: 'json' }
import arRecoveryKey from '../../../locales/ar/recovery-key.json' with { type: 'json' }
import arInbox from '../../../locales/ar/inbox.json' with { type: 'json' }
import arSlips from '../../../locales/ar/slips.json' with { type: 'json' }
import arStart from '../../../locales/ar/start.json' with { type: 'json' }
import arVisits from '../../../locales/ar/visits.json' with { type: 'json' }
import arVocabulary from '../../../locales/ar/vocabulary.json' with { type: 'json' }
import enAnswers from '../../../locales/en/answers.json' with { type: 'json' }
import enAudit from '../../../locales/en/audit.json' with { type: 'json' }
import enBackups from '../../../locales/en/backups.json' with { type: 'json' }
import enCommon from '../../../locales/en/common.json' with { type: 'json' }
import enDesk from '../../../locales/en/desk.json' with { type: 'json' }
import enDirectory from '../../../locales/en/directory.json' with { type: 'json' }
import enDirectoryColumns from '../../../locales/en/directory-columns.json' with { type: 'json' }
import enErrors from '../../../locales/en/errors.json' with { type: 'json' }
import enImportScreen from '../../../locales/en/import-screen.json' with { type: 'json' }
import enImports from '../../../locales/en/imports.json' with { type: 'json' }
import enMonths from '../../../locales/en/months.json' with { type: 'json' }
import enSearch from '../../../locales/en/search.json' with { type: 'json' }
import enSettings from '../../../locales/en/settings.json' with { type: 'json' }
import enShifts from '../../../locales/en/shifts.json' with { type: 'json' }
import enPeople from '../../../locales/en/people.json' with { type: 'json' }
import enPassphrase from '../../../locales/en/passphrase.json' with { type: 'json' }
import enRecoveryKey from '../../../locales/en/recovery-key.json' with { type: 'json' }
import enInbox from '../../../locales/en/inbox.json' with { type: 'json' }
import enSlips from '../../../locales/en/slips.json' with { type: 'json' }
import enStart from '../../../locales/en/start.json' with { type: 'json' }
import enVisits from '../../../locales/en/visits.json' with { type: 'json' }
import enVocabulary from '../../../locales/en/vocabulary.json' with { type: 'json' }
import svAnswers from '../../../locales/sv/answers.json' with { type: 'json' }
import svAudit from '../../../locales/sv/audit.json' with { type: 'json' }
import svBackups from '../../../locales/sv/backups.json' with { type: 'json' }
import svCommon from '../../../locales/sv/common.json' with { type: 'json' }
import svDesk from '../../../locales/sv/desk.json' with { type: 'json' }
import svDirectory from '../../../locales/sv/directory.json' with { type: 'json' }
import svDirectoryColumns from '../../../locales/sv/directory-columns.json' with { type: 'json' }
import svErrors from '../../../locales/sv/errors.json' with { type: 'json' }
import svImportScreen from '../../../locales/sv/import-screen.json' with { type: 'json' }
import svImports from '../../../locales/sv/imports.json' with { type: 'json' }
import svMonths from '../../../locales/sv/months.json' with { type: 'json' }
import svSearch from '../../../locales/sv/search.json' with { type: 'json' }
import svSettings from '../../../locales/sv/settings.json' with { type: 'json' }
import svShifts from '../../../locales/sv/shifts.json' with { type: 'json' }
import svPeople from '../../../locales/sv/people.json' with { type: 'json' }
import svPassphrase from '../../../locales/sv/passphrase.json' with { type: 'json' }
import svRecoveryKey from '../../../locales/sv/recovery-key.json' with { type: 'json' }
import svInbox from '../../../locales/sv/inbox.json' with { type: 'json' }
import svSlips from '../../../locales/sv/slips.json' with { type: 'json' }
import svStart from '../../../locales/sv/start.json' with { type: 'json' }
import svVisits from '../../../locales/sv/visits.json' with { type: 'json' }
import svVocabulary from '../../../locales/sv/vocabulary.json' with { type: 'json' }
import { insideSentence } from '../../shared/domain/direction.ts'
import {
  type InterfaceLanguage,
  interfaceLanguageSchema,
  interfaceLocales
} from '../../shared/domain/interface-language.ts'

const defaultNamespace = 'common'

/** All languages come with the window; `scripts/check-locales.ts` holds them to the same keys. */
const resources = {
  sv: {
    answers: svAnswers,
    audit: svAudit,
    backups: svBackups,
    common: svCommon,
    desk: svDesk,
    directory: svDirectory,
    'directory-columns': svDirectoryColumns,
    errors: svErrors,
    'import-screen': svImportScreen,
    imports: svImports,
    months: svMonths,
    search: svSearch,
    settings: svSettings,
    shifts: svShifts,
    passphrase: svPassphrase,
    people: svPeople,
    'recovery-key': svRecoveryKey,
    inbox: svInbox,
    slips: svSlips,
    start: svStart,
    visits: svVisits,
    vocabulary: svVocabulary
  },
  en: {
    answers: enAnswers,
    audit: enAudit,
    backups: enBackups,
    common: enCommon,
    desk: enDesk,
    directory: enDirectory,
    'directory-columns': enDirectoryColumns,
    errors: enErrors,
    'import-screen': enImportScreen,
    imports: enImports,
    months: enMonths,
    search: enSearch,
    settings: enSettings,
    shifts: enShifts,
    passphrase: enPassphrase,
    people: enPeople,
    'recovery-key': enRecoveryKey,
    inbox: enInbox,
    slips: enSlips,
    start: enStart,
    visits: enVisits,
    vocabulary: enVocabulary
  },
  ar: {
    answers: arAnswers,
    audit: arAudit,
    backups: arBackups,
    common: arCommon,
    desk: arDesk,
    directory: arDirectory,
    'directory-columns': arDirectoryColumns,
    errors: arErrors,
    'import-screen': arImportScreen,
    imports: arImports,
    months: arMonths,
    search: arSearch,
    settings: arSettings,
    shifts: arShifts,
    passphrase: arPassphrase,
    people: arPeople,
    'recovery-key': arRecoveryKey,
    inbox: arInbox,
    slips: arSlips,
    start: arStart,
    visits: arVisits,
    vocabulary: arVocabulary
  }
} as const

/** How the language that the window speaks is written. */
const currentLocale = () => interfaceLocales[interfaceLanguageSchema.catch('sv').parse(i18next.language)]

/** Starts the texts in a language, and keeps the page's own language and direction after it. */
export async function startTexts(language: InterfaceLanguage): Promise<void> {
  i18next.on('languageChanged', now => {
    document.documentElement.lang = now
    document.documentElement.dir = currentLocale().direction
  })
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources,
    defaultNS: defaultNamespace,
    // React escapes HTML; what is kept apart here are the directions of a sentence and of what is put into it.
    interpolation: { escapeValue: true, escape: text => insideSentence(text, currentLocale().direction) },
    react: { useSuspense: false }
  })
  i18next.services.formatter?.add('number', (value: unknown) =>
    typeof value === 'number' ? new Intl.NumberFormat(currentLocale().tag).format(value) : String(value)
  )
}

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: typeof defaultNamespace
    resources: (typeof resources)['sv']
  }
}
