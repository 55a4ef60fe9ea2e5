import ar from '../../locales/ar/shell.json' with { type: 'json' }
import en from '../../locales/en/shell.json' with { type: 'json' }
import sv from '../../locales/sv/shell.json' with { type: 'json' }
import type { InterfaceLanguage } from '../shared/domain/interface-language.ts'

const texts = { sv, en, ar } satisfies Record<InterfaceLanguage, typeof sv>

/** The words of the system's own dialogs, in the language of the interface. */
export const dialogTexts = (language: InterfaceLanguage): typeof sv => texts[language]
