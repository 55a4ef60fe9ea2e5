import { useMemo } from 'react'
import { factsIn, listIn, nameList } from '../../shared/domain/name-list.ts'
import { useLanguage } from './language.ts'

/** Writes several things beside each other, with the commas of the interface's language. */
export function useLists() {
  const language = useLanguage()
  return useMemo(
    () => ({
      /** Things as they are: people, places, months. */
      list: (things: readonly string[]): string => listIn(language, things),
      /** What there is to say of one thing, or numbers. */
      facts: (parts: readonly (string | number)[]): string => factsIn(language, parts.map(String)),
      /** Words that begin with a capital each and become one sentence: `Digital hjälp, hänvisade`. */
      sentence: (names: readonly string[]): string => nameList(language, names)
    }),
    [language]
  )
}
