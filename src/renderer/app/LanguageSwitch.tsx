import { useTranslation } from 'react-i18next'
import { interfaceLanguages } from '../../shared/domain/interface-language.ts'
import { Button } from '../ui/Button.tsx'
import { switchLanguage, useLanguage } from './language.ts'
import { shortcuts, useShortcut } from './shortcuts.tsx'

/** Offers the other language, in its own name. */
export function LanguageSwitch() {
  const { t } = useTranslation()
  const language = useLanguage()
  const other = interfaceLanguages.find(candidate => candidate !== language) ?? language
  const change = (): void => void switchLanguage(other)
  useShortcut('language', change)
  return (
    <Button look="quiet" keys={shortcuts.language.text} onPress={change}>
      <span lang={other}>{t(`language.${other}`)}</span>
    </Button>
  )
}
