import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { NO_MUNICIPALITY } from '../../shared/domain/codes.ts'
import {
  actions,
  ageBands,
  barriers,
  channels,
  DECLINED,
  genders,
  interpreterUses,
  organisationKinds,
  referralOutcomes,
  referralWays,
  timesInSweden,
  urgencies
} from '../../shared/domain/vocabulary.ts'
import { useReference, useTopics } from './reference.ts'

const vocabularyKeys = [
  ...channels.map(code => `channels.${code}` as const),
  ...ageBands.map(code => `ageBands.${code}` as const),
  ...genders.map(code => `genders.${code}` as const),
  ...timesInSweden.map(code => `timesInSweden.${code}` as const),
  ...interpreterUses.map(code => `interpreterUses.${code}` as const),
  ...urgencies.map(code => `urgencies.${code}` as const),
  ...actions.map(code => `actions.${code}` as const),
  ...barriers.map(code => `barriers.${code}` as const),
  ...referralWays.map(code => `referralWays.${code}` as const),
  ...referralOutcomes.map(code => `referralOutcomes.${code}` as const),
  ...organisationKinds.map(code => `organisationKinds.${code}` as const)
]

/** What a code can belong to. */
export type CodeList =
  | 'topic'
  | 'language'
  | 'municipality'
  | 'channel'
  | 'ageBand'
  | 'gender'
  | 'timeInSweden'
  | 'interpreter'
  | 'urgency'
  | 'action'
  | 'barrier'
  | 'referralWay'
  | 'referralOutcome'
  | 'organisationKind'

/** The group of `vocabulary.json` that holds a list's codes. */
const groups = {
  channel: 'channels',
  ageBand: 'ageBands',
  gender: 'genders',
  timeInSweden: 'timesInSweden',
  interpreter: 'interpreterUses',
  urgency: 'urgencies',
  action: 'actions',
  barrier: 'barriers',
  referralWay: 'referralWays',
  referralOutcome: 'referralOutcomes',
  organisationKind: 'organisationKinds'
} as const satisfies Partial<Record<CodeList, string>>

/** Names any code of the desk in the interface's language; a code that nothing names is shown as it is. */
export function useCodeNames(): (list: CodeList, code: string) => string {
  const { t } = useTranslation('vocabulary')
  const { languageName, municipalityName } = useReference()
  const { topicName } = useTopics()
  return useMemo(
    () => (list, code) => {
      if (code === DECLINED) return t('unanswered.declined')
      if (list === 'topic') return topicName(code)
      if (list === 'language') return languageName(code)
      if (list === 'municipality') return code === NO_MUNICIPALITY ? t('unanswered.none') : municipalityName(code)
      const key = vocabularyKeys.find(candidate => candidate === `${groups[list]}.${code}`)
      return key === undefined ? code : t(key)
    },
    [t, languageName, municipalityName, topicName]
  )
}
