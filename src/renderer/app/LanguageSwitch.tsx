import { useTranslation } from 'react-i18next'
import { type InterfaceLanguage, interfaceLanguages } from '../../shared/domain/interface-language.ts'
import { Button } from '../ui/Button.tsx'
import { switchLanguage, useLanguage } from './language.ts'
import { shortcuts, useShortcut } from './shortcuts.tsx'

/** Offers the other languages, each in its own name. The key goes round: it changes to the one that stands first. */
export function LanguageSwitch() {
  const { t } = useTranslation()
  const others = othersAfter(useLanguage())
  const [next] = others
  useShortcut('language', () => void (next === undefined ? undefined : switchLanguage(next)))
  return others.map(language => (
    <Button
      key={language}
      look="quiet"
      onPress={() => void switchLanguage(language)}
      {...(language === next ? { keys: shortcuts.language.text } : {})}
    >
      <span lang={language}>{t(`language.${language}`)}</span>
    </Button>
  ))
}

/** All languages but this one, beginning with the one that follows it. */
function othersAfter(language: InterfaceLanguage): readonly InterfaceLanguage[] {
  const at = interfaceLanguages.indexOf(language)
  return [...interfaceLanguages.slice(at + 1), ...interfaceLanguages.slice(0, at)]
}
