import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { textLimits, textProblem } from '../../../shared/domain/text.ts'
import { actions, channels } from '../../../shared/domain/vocabulary.ts'
import type { OpenQuestion } from '../../../shared/features/imports/imports.schema.ts'
import { type ImportChoices, separators } from '../../../shared/features/imports/mapping.schema.ts'
import { useCodeNames } from '../../app/code-names.ts'
import { SelectField, type SelectOption } from '../../ui/SelectField.tsx'
import { GuardedTextField } from '../../identity-guard/GuardedTextField.tsx'
import { useTextGuards } from '../../identity-guard/use-text-guards.ts'
import type { ImportPageProps } from './ImportCheck.tsx'
import { useImportWords } from './import-words.ts'
import { withChoice } from './mapping-edits.ts'
import styles from './ChoicesPage.module.css'

/** Stands for "let the program see for itself" where a choice may be left open. */
const OPEN = 'open'

type ChosenFromList = {
  [Choice in keyof ImportChoices]: Choice extends 'defaultPlace' ? never : Choice
}[keyof ImportChoices]

/** What the file cannot say by itself. */
export function ChoicesPage({ preview, mapping, onEdit }: ImportPageProps) {
  const { t } = useTranslation(['import-screen', 'imports'])
  const words = useImportWords()
  const codeName = useCodeNames()
  const { choices } = mapping
  const open = preview.open.filter(question => question.about === 'choice')
  const errorOf = (choice: Extract<OpenQuestion, { about: 'choice' }>['choice']): string | undefined => {
    const question = open.find(candidate => candidate.choice === choice)
    return question === undefined ? undefined : words.question(question)
  }
  const change = (choice: Partial<ImportChoices>): void => onEdit(withChoice(mapping, choice))

  const field = <Value extends string>(
    choice: ChosenFromList,
    value: Value | null,
    options: readonly SelectOption<Value>[],
    onChange: (chosen: Value) => void,
    {
      error,
      unsaid = t('import-screen:choice.unsaid')
    }: { readonly error?: string | undefined; readonly unsaid?: string } = {}
  ) => (
    <SelectField<Value | typeof OPEN>
      name={choice}
      label={t(`import-screen:choice.${choice}`)}
      hint={t(`import-screen:choice-hint.${choice}`)}
      error={error}
      options={value === null ? [{ value: OPEN, label: unsaid }, ...options] : options}
      value={value ?? OPEN}
      onChange={chosen => {
        if (chosen !== OPEN) onChange(chosen)
      }}
    />
  )

  return (
    <div className={styles['page']}>
      {field(
        'dateOrder',
        choices.dateOrder,
        (['day-month', 'month-day'] as const).map(value => ({ value, label: t(`imports:choices.dateOrder.${value}`) })),
        dateOrder => change({ dateOrder }),
        { error: errorOf('dateOrder') }
      )}
      {field(
        'dayNumbers',
        choices.dayNumbers,
        (['from-1900', 'from-1904', 'leave-out'] as const).map(value => ({
          value,
          label: t(`imports:choices.dayNumbers.${value}`)
        })),
        dayNumbers => change({ dayNumbers }),
        { error: errorOf('dayNumbers') }
      )}
      <PlaceField
        key={choices.defaultPlace}
        place={choices.defaultPlace ?? ''}
        onChange={defaultPlace => change({ defaultPlace })}
        error={errorOf('defaultPlace')}
      />
      {field(
        'defaultAction',
        choices.defaultAction,
        actions.map(value => ({ value, label: codeName('action', value) })),
        defaultAction => change({ defaultAction }),
        { error: errorOf('defaultAction') }
      )}
      {field(
        'defaultChannel',
        choices.defaultChannel,
        channels.map(value => ({ value, label: codeName('channel', value) })),
        defaultChannel => change({ defaultChannel })
      )}
      {field(
        'rowsWithoutNumber',
        choices.rowsWithoutNumber,
        (['same-time', 'same-details', 'each-row'] as const).map(value => ({
          value,
          label: t(`imports:choices.rowsWithoutNumber.${value}`)
        })),
        rowsWithoutNumber => change({ rowsWithoutNumber })
      )}
      {field(
        'changedVisits',
        choices.changedVisits,
        (['leave-out', 'take'] as const).map(value => ({ value, label: t(`imports:choices.changedVisits.${value}`) })),
        changedVisits => change({ changedVisits })
      )}
      {field(
        'separator',
        choices.separator,
        separators.map(value => ({ value, label: t(`imports:separators.${value}`) })),
        separator => change({ separator }),
        {
          unsaid: t('import-screen:choice.separator-found', {
            separator: t(`imports:separators.${preview.file.separator}`)
          })
        }
      )}
    </div>
  )
}

interface PlaceFieldProps {
  readonly place: string
  readonly onChange: (place: string | null) => void
  readonly error: string | undefined
}

/** A place for every visit. It counts when the field is left, so that the file is not looked through at each letter. */
function PlaceField({ place, onChange, error }: PlaceFieldProps) {
  const { t } = useTranslation(['import-screen', 'common'])
  const [typed, setTyped] = useState(place)
  const problem = textProblem(typed, { max: textLimits.name, optional: true })
  const guards = useTextGuards({ defaultPlace: { field: 'place', text: typed, before: place } })
  const settle = (): void => {
    if (problem === null && guards.ask() === null && typed.trim() !== place)
      onChange(typed.trim() === '' ? null : typed.trim())
  }
  return (
    <GuardedTextField
      guards={guards}
      name="defaultPlace"
      label={t('import-screen:choice.defaultPlace')}
      hint={t('import-screen:choice-hint.defaultPlace')}
      value={typed}
      onChange={setTyped}
      onBlur={settle}
      onKeyDown={event => {
        if (event.key === 'Enter') settle()
      }}
      error={problem === null ? error : t(`common:text.${problem}`, { max: textLimits.name })}
    />
  )
}
