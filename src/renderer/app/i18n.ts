import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import enAudit from '../../../locales/en/audit.json' with { type: 'json' }
import enBackups from '../../../locales/en/backups.json' with { type: 'json' }
import enCommon from '../../../locales/en/common.json' with { type: 'json' }
import enDesk from '../../../locales/en/desk.json' with { type: 'json' }
import enErrors from '../../../locales/en/errors.json' with { type: 'json' }
import enImportScreen from '../../../locales/en/import-screen.json' with { type: 'json' }
import enImports from '../../../locales/en/imports.json' with { type: 'json' }
import enMonths from '../../../locales/en/months.json' with { type: 'json' }
import enSettings from '../../../locales/en/settings.json' with { type: 'json' }
import enPeople from '../../../locales/en/people.json' with { type: 'json' }
import enPassphrase from '../../../locales/en/passphrase.json' with { type: 'json' }
import enRecoveryKey from '../../../locales/en/recovery-key.json' with { type: 'json' }
import enStart from '../../../locales/en/start.json' with { type: 'json' }
import enVisits from '../../../locales/en/visits.json' with { type: 'json' }
import enVocabulary from '../../../locales/en/vocabulary.json' with { type: 'json' }
import svAudit from '../../../locales/sv/audit.json' with { type: 'json' }
import svBackups from '../../../locales/sv/backups.json' with { type: 'json' }
import svCommon from '../../../locales/sv/common.json' with { type: 'json' }
import svDesk from '../../../locales/sv/desk.json' with { type: 'json' }
import svErrors from '../../../locales/sv/errors.json' with { type: 'json' }
import svImportScreen from '../../../locales/sv/import-screen.json' with { type: 'json' }
import svImports from '../../../locales/sv/imports.json' with { type: 'json' }
import svMonths from '../../../locales/sv/months.json' with { type: 'json' }
import svSettings from '../../../locales/sv/settings.json' with { type: 'json' }
import svPeople from '../../../locales/sv/people.json' with { type: 'json' }
import svPassphrase from '../../../locales/sv/passphrase.json' with { type: 'json' }
import svRecoveryKey from '../../../locales/sv/recovery-key.json' with { type: 'json' }
import svStart from '../../../locales/sv/start.json' with { type: 'json' }
import svVisits from '../../../locales/sv/visits.json' with { type: 'json' }
import svVocabulary from '../../../locales/sv/vocabulary.json' with { type: 'json' }
import type { InterfaceLanguage } from '../../shared/domain/interface-language.ts'

const defaultNamespace = 'common'

/** Both languages come with the window; `scripts/check-locales.ts` holds them to the same keys. */
const resources = {
  sv: {
    audit: svAudit,
    backups: svBackups,
    common: svCommon,
    desk: svDesk,
    errors: svErrors,
    'import-screen': svImportScreen,
    imports: svImports,
    months: svMonths,
    settings: svSettings,
    passphrase: svPassphrase,
    people: svPeople,
    'recovery-key': svRecoveryKey,
    start: svStart,
    visits: svVisits,
    vocabulary: svVocabulary
  },
  en: {
    audit: enAudit,
    backups: enBackups,
    common: enCommon,
    desk: enDesk,
    errors: enErrors,
    'import-screen': enImportScreen,
    imports: enImports,
    months: enMonths,
    settings: enSettings,
    passphrase: enPassphrase,
    people: enPeople,
    'recovery-key': enRecoveryKey,
    start: enStart,
    visits: enVisits,
    vocabulary: enVocabulary
  }
} as const

export async function startTexts(language: InterfaceLanguage): Promise<void> {
  document.documentElement.lang = language
  i18next.on('languageChanged', now => {
    document.documentElement.lang = now
  })
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources,
    defaultNS: defaultNamespace,
    interpolation: { escapeValue: false },
    react: { useSuspense: false }
  })
}

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: typeof defaultNamespace
    resources: (typeof resources)['sv']
  }
}
