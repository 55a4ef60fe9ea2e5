import { interfaceLocales } from '../../../shared/domain/interface-language.ts'
import { useLanguage } from '../../app/language.ts'

const MEGABYTE = 1_000_000

/** Writes how large a file is: in megabytes, with one digit while there are few. */
export function useSize(): (bytes: number) => string {
  const language = useLanguage()
  return bytes => {
    const megabytes = bytes / MEGABYTE
    const digits = megabytes < 10 ? 1 : 0
    const written = new Intl.NumberFormat(interfaceLocales[language].tag, {
      maximumFractionDigits: digits,
      minimumFractionDigits: digits
    })
    return `${written.format(Math.max(megabytes, 0.1))} MB`
  }
}
