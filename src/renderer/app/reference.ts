import { useMemo } from 'react'
import type { Language, Municipality, TopicName } from '../../shared/features/reference/reference.schema.ts'
import type { Topic } from '../../shared/features/topics/topics.schema.ts'
import { useCall } from './calls.ts'
import { useLanguage } from './language.ts'
import type { TopicKnowledge } from './topic-search.ts'

const noLanguages: readonly Language[] = []
const noMunicipalities: readonly Municipality[] = []
const noTopicNames: readonly TopicName[] = []
const noTopics: readonly Topic[] = []

/** The lists that the app ships. The gate shows nothing before they are here. */
export function useReference() {
  const lists = useCall('reference.lists', null).data
  const languages = lists?.languages ?? noLanguages
  const municipalities = lists?.municipalities ?? noMunicipalities
  const own = useLanguage()
  return useMemo(() => {
    const languageNames = new Map(languages.map(language => [language.code, language[own]]))
    const municipalityNames = new Map(municipalities.map(municipality => [municipality.code, municipality.name]))
    return {
      languages,
      municipalities,
      /** The name of a language in the interface's language; the code where there is none. */
      languageName: (code: string): string => languageNames.get(code) ?? code,
      municipalityName: (code: string): string => municipalityNames.get(code) ?? code
    }
  }, [languages, municipalities, own])
}

/** The bureau's topics. Behind the lock nothing is shown before they are here. */
export function useTopics() {
  const topics = useCall('topics.list', null).data?.topics ?? noTopics
  const topicNames = useCall('reference.lists', null).data?.topicNames ?? noTopicNames
  const language = useLanguage()
  return useMemo(() => {
    const byCode = new Map(topics.map(topic => [topic.code, topic]))
    const arabic = new Map(topicNames.map(({ code, sv, ar }) => [code, { sv, ar }]))
    /** Missing where the bureau has added the topic or calls it something else. */
    const arabicName = ({ code, sv }: Topic): string | undefined =>
      arabic.get(code)?.sv === sv ? arabic.get(code)?.ar : undefined
    const nameOf = (topic: Topic): string => (language === 'ar' ? (arabicName(topic) ?? topic.sv) : topic[language])
    const named = (topic: Topic | undefined): string | undefined => (topic === undefined ? undefined : nameOf(topic))
    return {
      topics,
      arabicName,
      topicName: (code: string): string => named(byCode.get(code)) ?? code,
      groupName: (code: string): string | undefined => named(byCode.get(byCode.get(code)?.parent ?? ''))
    }
  }, [topics, topicNames, language])
}

/** What topics are searched by, apart from their names. How often each is used is what it was when the bureau was opened. */
export function useTopicKnowledge(): TopicKnowledge {
  const { arabicName } = useTopics()
  const words = useCall('reference.lists', null).data?.topicWords
  const uses = useCall('topics.list', null).data?.uses
  return useMemo(
    () => ({
      arabicName,
      words: new Map((words ?? []).map(({ code, words: others }) => [code, others])),
      uses: new Map(Object.entries(uses ?? {}))
    }),
    [arabicName, words, uses]
  )
}
