import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { readTypedTime } from '../../../shared/domain/typed-date.ts'
import { findByTyping } from '../../../shared/domain/type-ahead.ts'
import {
  ageBands,
  channels,
  DECLINED,
  genders,
  interpreterUses,
  referralOutcomes,
  referralWays,
  timesInSweden,
  urgencies
} from '../../../shared/domain/vocabulary.ts'
import type { FieldReport } from '../../../shared/features/imports/imports.schema.ts'
import { maxHousehold, maxMinutes } from '../../../shared/features/visits/visits.schema.ts'
import { type CodeList, useCodeNames } from '../../app/code-names.ts'
import { type Finder, useLanguageFinder, useMunicipalityFinder, useTopicFinder } from '../../app/finders.ts'
import type { TypeAheadOption } from '../../ui/TypeAheadField.tsx'

/** Stands in the list of options for leaving the cell empty. No code is spelled with a space. */
export const LEAVE_VALUE = 'leave value'
/** Stands in the list of options for not taking the rows. */
export const LEAVE_ROW = 'leave row'

const smallLists = {
  channel: channels,
  ageBand: [...ageBands, DECLINED],
  gender: [...genders, DECLINED],
  timeInSweden: [...timesInSweden, DECLINED],
  referralWay: referralWays,
  referralOutcome: referralOutcomes,
  urgency: urgencies,
  interpreter: interpreterUses
} as const satisfies Partial<Record<CodeList, readonly string[]>>

/**
 * What a value of a field can be taken for, by typing: the field's codes, then leaving it out.
 */
export function useValueOptions({ field, required }: Pick<FieldReport, 'field' | 'required'>) {
  const { t } = useTranslation('import-screen')
  const codes = useFieldFinder(field)
  const leaveValue = t('value.leave-value')
  const leaveRow = t('value.leave-row')
  const find = useCallback(
    (typed: string): readonly TypeAheadOption[] => {
      const leaving = [
        ...(required ? [] : [{ id: LEAVE_VALUE, label: leaveValue }]),
        { id: LEAVE_ROW, label: leaveRow }
      ]
      return [...codes.find(typed), ...findByTyping(typed, leaving, ({ label }) => ({ names: [label] }))]
    },
    [codes, required, leaveValue, leaveRow]
  )
  const labelOf = (code: string): string =>
    code === LEAVE_VALUE ? leaveValue : code === LEAVE_ROW ? leaveRow : codes.labelOf(code)
  /** The codes that bear a value's name, told apart by what they belong to. */
  const namesakes = (candidates: readonly string[]): TypeAheadOption[] =>
    candidates.length === 0
      ? []
      : codes
          .find('')
          .filter(({ id }) => candidates.includes(id))
          .map(({ id, label, detail }) => ({ id, label: detail === undefined ? label : `${label} (${detail})` }))
  return { find, labelOf, namesakes }
}

function useFieldFinder(field: FieldReport['field']): Finder {
  const languages = useLanguageFinder()
  const municipalities = useMunicipalityFinder()
  const topics = useTopicFinder()
  const codeName = useCodeNames()
  switch (field) {
    case 'language':
      return languages
    case 'municipality':
      return municipalities
    case 'topic':
      return topics
    case 'time':
      return { find: typed => asOptions([readTypedTime(typed) ?? '']), labelOf: code => code }
    case 'household':
      return {
        find: typed => asOptions(households.filter(size => size.startsWith(typed.trim()))),
        labelOf: code => code
      }
    case 'minutes':
      return { find: typed => asOptions(minutes.filter(each => each === typed.trim())), labelOf: code => code }
    case 'action':
    case 'barrier':
      return { find: () => [], labelOf: code => codeName(field, code) }
    default: {
      const list = codeListOf(field)
      const options = smallLists[list].map(code => ({ id: code, label: codeName(list, code) }))
      return {
        find: typed => findByTyping(typed, options, ({ label }) => ({ names: [label] })),
        labelOf: code => codeName(list, code)
      }
    }
  }
}

/** The list that a field's codes belong to. */
export const codeListOf = <Field extends string>(field: Field | 'outcome'): Field | 'referralOutcome' =>
  field === 'outcome' ? 'referralOutcome' : field

const minutes = Array.from({ length: maxMinutes }, (_, index) => String(index + 1))
const households = Array.from({ length: maxHousehold }, (_, index) => String(index + 1))

const asOptions = (codes: readonly string[]): TypeAheadOption[] =>
  codes.filter(code => code !== '').map(code => ({ id: code, label: code }))
