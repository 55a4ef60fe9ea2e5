import { createInstance, type TFunction } from 'i18next'
import en from '../../../locales/en/release.json' with { type: 'json' }
import sv from '../../../locales/sv/release.json' with { type: 'json' }

/** The languages in which a release describes itself, the receiver's first. */
export const releaseLanguages = ['sv', 'en'] as const
export type ReleaseLanguage = (typeof releaseLanguages)[number]

const texts = createInstance({
  lng: 'sv',
  fallbackLng: false,
  initAsync: false,
  keySeparator: '.',
  resources: { sv: { release: sv }, en: { release: en } },
  defaultNS: 'release',
  // The privacy page escapes where it writes HTML; the other texts are not HTML.
  interpolation: { escapeValue: false }
})
void texts.init()

/** The texts of `locales/<lng>/release.json` in one language. */
export const releaseTexts = (language: ReleaseLanguage): TFunction => texts.getFixedT(language, 'release')
