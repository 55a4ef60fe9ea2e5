import type { InterfaceLanguage } from '../../shared/domain/interface-language.ts'
import { useLanguage } from '../app/language.ts'

/** The window's languages as codes of the list of languages (ISO 639-3). */
const codeOf = { sv: 'swe', en: 'eng', ar: 'ara' } as const satisfies Record<InterfaceLanguage, string>

/** The code of the language in which the window is read. */
export const useOwnLanguage = (): string => codeOf[useLanguage()]
