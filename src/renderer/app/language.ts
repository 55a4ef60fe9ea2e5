import { useTranslation } from 'react-i18next'
import i18next from 'i18next'
import { type InterfaceLanguage, interfaceLanguageSchema } from '../../shared/domain/interface-language.ts'
import { call } from './calls.ts'

/** The language of the interface. */
export function useLanguage(): InterfaceLanguage {
  const { i18n } = useTranslation()
  return interfaceLanguageSchema.catch('sv').parse(i18n.language)
}

/** Switches the interface at once, and remembers it on this computer where that can be. Never rejects. */
export async function switchLanguage(language: InterfaceLanguage): Promise<void> {
  await i18next.changeLanguage(language)
  // A computer that keeps no preferences asks again the next time; the window speaks the language now all the same.
  await call('shell.setLanguage', { language }).catch(() => undefined)
}
