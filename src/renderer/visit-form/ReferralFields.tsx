import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { organisationIdSchema } from '../../shared/domain/ids.ts'
import { findByTyping, foldText } from '../../shared/domain/type-ahead.ts'
import { referralWays } from '../../shared/domain/vocabulary.ts'
import type { Organisation } from '../../shared/features/organisations/organisations.schema.ts'
import { useCall } from '../app/calls.ts'
import { focusField } from '../ui/field-props.ts'
import { SelectField } from '../ui/SelectField.tsx'
import { TypeAheadField, type TypeAheadOption } from '../ui/TypeAheadField.tsx'
import { NewOrganisation } from './NewOrganisation.tsx'
import { questionField } from './visit-body.ts'
import type { QuestionForm } from './visit-form.ts'
import styles from './ReferralFields.module.css'

interface ReferralFieldsProps {
  readonly question: QuestionForm
  readonly set: (fields: Partial<Omit<QuestionForm, 'id'>>) => void
  readonly error: string | undefined
}

/** Stands for "add what is typed" among the organisations. */
const ADD = 'add'
const noOrganisations: readonly Organisation[] = []

/** The organisation that the question was handed on to, and how. One that is not in the list is added in place. */
export function ReferralFields({ question, set, error }: ReferralFieldsProps) {
  const { t } = useTranslation(['desk', 'vocabulary'])
  const organisations = useCall('organisations.list', null).data ?? noOrganisations
  const [adding, setAdding] = useState(false)
  const block = useRef<HTMLDivElement>(null)
  const field = questionField(question.id, 'organisation')
  const find = useCallback(
    (typed: string): readonly TypeAheadOption[] => {
      const found = findByTyping(typed, organisations, ({ name }) => ({ names: [name] }))
      const options = found.map(({ id, name, kind }) => ({
        id,
        label: name,
        detail: t(`vocabulary:organisationKinds.${kind}`)
      }))
      const isKnown = organisations.some(({ name }) => foldText(name) === foldText(typed))
      return typed.trim() === '' || isKnown
        ? options
        : [...options, { id: ADD, label: t('desk:organisation.add', { name: typed.trim() }) }]
    },
    [organisations, t]
  )
  const chosen = organisations.find(({ id }) => id === question.organisation.chosen)
  useEffect(() => {
    if (!adding) return undefined
    // Once the Tab that chose to add has moved the focus, which it does after this.
    const timer = setTimeout(() => {
      if (block.current !== null) focusField(block.current, 'organisationKind')
    })
    return () => clearTimeout(timer)
  }, [adding])
  const choose = (id: string): void => {
    if (id === ADD) setAdding(true)
    else set({ organisation: { chosen: organisationIdSchema.parse(id), typed: '' } })
  }
  return (
    <div className={styles['block']} ref={block}>
      <TypeAheadField
        name={field}
        label={t('desk:field.organisation')}
        layout="inline"
        chosen={chosen === undefined ? null : { id: chosen.id, label: chosen.name }}
        typed={question.organisation.typed}
        find={find}
        onType={typed => {
          setAdding(false)
          set({ organisation: { chosen: null, typed } })
        }}
        onChoose={choose}
        placeholder={t('desk:organisation.placeholder')}
        error={adding ? undefined : error}
      />
      {question.organisation.chosen === null ? null : (
        <SelectField
          name={questionField(question.id, 'way')}
          label={t('desk:field.way')}
          layout="inline"
          value={question.way}
          options={referralWays.map(value => ({ value, label: t(`vocabulary:referralWays.${value}`) }))}
          onChange={way => set({ way })}
        />
      )}
      {adding ? (
        <NewOrganisation
          name={question.organisation.typed}
          onRename={typed => set({ organisation: { chosen: null, typed } })}
          onAdded={id => {
            setAdding(false)
            set({ organisation: { chosen: id, typed: '' } })
            if (block.current !== null) focusField(block.current, field)
          }}
          onCancel={() => {
            setAdding(false)
            if (block.current !== null) focusField(block.current, field)
          }}
        />
      ) : null}
    </div>
  )
}
