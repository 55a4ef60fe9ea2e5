import { createInstance, type TFunction } from 'i18next'
import en from '../../../locales/en/release.json' with { type: 'json' }
import sv from '../../../locales/sv/release.json' with { type: 'json' }
import type { ReleaseVerdict } from './types.ts'

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

/** A verdict in words: a line for each check, and a line for each thing that is wrong. */
export function describeVerdict(verdict: ReleaseVerdict, language: ReleaseLanguage): string[] {
  const t = releaseTexts(language)
  return verdict.checks.flatMap(({ id, passed, problems }) => [
    `${passed ? '✓' : '✗'} ${t(`verify.${id}.${passed ? 'passed' : 'failed'}`)}`,
    ...problems.map(({ problem, where }) => `  ${t('problems.at', { problem: t(`problems.${problem}`), where })}`)
  ])
}
