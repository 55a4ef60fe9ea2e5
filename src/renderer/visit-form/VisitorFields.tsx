import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import {
  ageBands,
  DECLINED,
  genders,
  interpreterUses,
  NOT_ASKED,
  timesInSweden
} from '../../shared/domain/vocabulary.ts'
import { SelectField } from '../ui/SelectField.tsx'
import { TextField } from '../ui/TextField.tsx'
import { TypeAheadField } from '../ui/TypeAheadField.tsx'
import { useMunicipalityFinder } from '../app/finders.ts'
import type { FormPart } from './form-view.ts'
import styles from './VisitorFields.module.css'

/** What the visitor may be asked. Nothing here is required, and "not asked" is not "did not want to say". */
export function VisitorFields({ form, change, errorOf }: FormPart) {
  const { t } = useTranslation(['desk', 'vocabulary'])
  const headingId = useId()
  const municipalities = useMunicipalityFinder()
  const ends = [{ value: DECLINED, label: t('vocabulary:unanswered.declined') }] as const
  const start = { value: NOT_ASKED, label: t('vocabulary:unanswered.not-asked') } as const
  return (
    <section className={styles['visitor']} aria-labelledby={headingId}>
      <h2 id={headingId} className={styles['heading']}>
        {t('desk:visitor')}
      </h2>
      <TypeAheadField
        name="municipality"
        label={t('desk:field.municipality')}
        chosen={
          form.municipality.chosen === null
            ? null
            : { id: form.municipality.chosen, label: municipalities.labelOf(form.municipality.chosen) }
        }
        typed={form.municipality.typed}
        find={municipalities.find}
        onType={typed => change({ type: 'fields', fields: { municipality: { chosen: null, typed } } })}
        onChoose={chosen => change({ type: 'fields', fields: { municipality: { chosen, typed: '' } } })}
        placeholder={t('vocabulary:unanswered.not-asked')}
        error={errorOf('municipality')}
      />
      <SelectField
        name="ageBand"
        label={t('desk:field.ageBand')}
        value={form.ageBand ?? NOT_ASKED}
        options={[start, ...ageBands.map(value => ({ value, label: t(`vocabulary:ageBands.${value}`) })), ...ends]}
        onChange={value => change({ type: 'fields', fields: { ageBand: value === NOT_ASKED ? null : value } })}
      />
      <SelectField
        name="gender"
        label={t('desk:field.gender')}
        value={form.gender ?? NOT_ASKED}
        options={[start, ...genders.map(value => ({ value, label: t(`vocabulary:genders.${value}`) })), ...ends]}
        onChange={value => change({ type: 'fields', fields: { gender: value === NOT_ASKED ? null : value } })}
      />
      <SelectField
        name="timeInSweden"
        label={t('desk:field.timeInSweden')}
        value={form.timeInSweden ?? NOT_ASKED}
        options={[
          start,
          ...timesInSweden.map(value => ({ value, label: t(`vocabulary:timesInSweden.${value}`) })),
          ...ends
        ]}
        onChange={value => change({ type: 'fields', fields: { timeInSweden: value === NOT_ASKED ? null : value } })}
      />
      <TextField
        name="household"
        label={t('desk:field.household')}
        value={form.household}
        onChange={household => change({ type: 'fields', fields: { household } })}
        placeholder={t('vocabulary:unanswered.not-asked')}
        inputMode="numeric"
        error={errorOf('household')}
      />
      <SelectField
        name="interpreter"
        label={t('desk:field.interpreter')}
        value={form.interpreter ?? NOT_ASKED}
        options={[
          { value: NOT_ASKED, label: t('desk:notNoted') },
          ...interpreterUses.map(value => ({ value, label: t(`vocabulary:interpreterUses.${value}`) }))
        ]}
        onChange={value => change({ type: 'fields', fields: { interpreter: value === NOT_ASKED ? null : value } })}
      />
      <SelectField
        name="minutes"
        label={t('desk:field.minutes')}
        value={form.minutes === null ? NOT_ASKED : String(form.minutes)}
        options={[
          { value: NOT_ASKED, label: t('desk:notNoted') },
          ...minuteChoices(form.minutes).map(count => ({ value: String(count), label: t('desk:minutes', { count }) }))
        ]}
        onChange={value => change({ type: 'fields', fields: { minutes: value === NOT_ASKED ? null : Number(value) } })}
      />
    </section>
  )
}

const usualMinutes = [5, 10, 15, 20, 30, 45, 60, 90, 120]

/** The usual lengths of a visit, and its own where it is another. */
const minuteChoices = (own: number | null): readonly number[] =>
  own === null || usualMinutes.includes(own) ? usualMinutes : [...usualMinutes, own].toSorted((a, b) => a - b)
