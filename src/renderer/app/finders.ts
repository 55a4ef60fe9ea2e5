import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { NO_MUNICIPALITY } from '../../shared/domain/codes.ts'
import { DECLINED } from '../../shared/domain/vocabulary.ts'
import { findByTyping } from '../../shared/domain/type-ahead.ts'
import { useLanguage } from './language.ts'
import { useReference, useTopicKnowledge, useTopics } from './reference.ts'
import { topicSearch } from './topic-search.ts'
import type { TypeAheadOption } from '../ui/TypeAheadField.tsx'

/** How many matches are offered; more would have to be read rather than seen. */
const OFFERED = 12

export interface Finder {
  readonly find: (typed: string) => readonly TypeAheadOption[]
  /** The words for what is chosen. */
  readonly labelOf: (code: string) => string
}

const offered = <Thing>(typed: string, found: readonly Thing[]): readonly Thing[] =>
  typed.trim() === '' ? found : found.slice(0, OFFERED)

/** Languages by their name in the interface's language, in the others, in themselves, and by code. */
export function useLanguageFinder(): Finder {
  const { t } = useTranslation('vocabulary')
  const own = useLanguage()
  const { languages, languageName } = useReference()
  const declined = t('unanswered.declined')
  const find = useCallback(
    (typed: string) => {
      const options = languages.map(language => ({
        option: { id: language.code, label: language[own], detail: language.autonym },
        names: [language[own], language.autonym, language.sv, language.en, language.ar, language.code]
      }))
      const all = [...options, { option: { id: DECLINED, label: declined }, names: [declined] }]
      return offered(
        typed,
        findByTyping(typed, all, ({ names }) => ({ names }))
      ).map(({ option }) => option)
    },
    [languages, own, declined]
  )
  return { find, labelOf: code => (code === DECLINED ? declined : languageName(code)) }
}

/** Places where the bureau has been, but for the one that stands in the field already. */
export const placeFinder =
  (places: readonly string[]): Finder['find'] =>
  typed =>
    findByTyping(
      typed,
      places.filter(place => place !== typed),
      place => ({ names: [place] })
    ).map(place => ({ id: place, label: place }))

/** Municipalities by name, and the answer of somebody who lives in none. */
export function useMunicipalityFinder(): Finder {
  const { t } = useTranslation('vocabulary')
  const { municipalities, municipalityName } = useReference()
  const declined = t('unanswered.declined')
  const none = t('unanswered.none')
  const find = useCallback(
    (typed: string) => {
      const extra = [
        { id: NO_MUNICIPALITY, label: none },
        { id: DECLINED, label: declined }
      ]
      const all = [...municipalities.map(({ code, name }) => ({ id: code, label: name })), ...extra]
      return offered(
        typed,
        findByTyping(typed, all, ({ label }) => ({ names: [label] }))
      )
    },
    [municipalities, none, declined]
  )
  const labelOf = (code: string): string =>
    code === DECLINED ? declined : code === NO_MUNICIPALITY ? none : municipalityName(code)
  return { find, labelOf }
}

/** Topics by a part of their name, of another word for them or of their group's, in any language of the interface. */
export function useTopicFinder(): Finder {
  const { t } = useTranslation('desk')
  const language = useLanguage()
  const { topics, topicName, groupName } = useTopics()
  const knowledge = useTopicKnowledge()
  const search = useMemo(() => topicSearch(topics, language, knowledge), [topics, language, knowledge])
  const wholeGroup = t('topic.wholeGroup')
  const find = useCallback(
    (typed: string) =>
      offered(typed, search(typed)).map(topic => ({
        id: topic.code,
        label: topicName(topic.code),
        detail: groupName(topic.code) ?? wholeGroup
      })),
    [search, topicName, groupName, wholeGroup]
  )
  return { find, labelOf: topicName }
}
