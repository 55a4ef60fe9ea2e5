import { useTranslation } from 'react-i18next'
import { textLimits } from '../../../shared/domain/text.ts'
import { addDays, readTypedTime } from '../../../shared/domain/typed-date.ts'
import { findByTyping } from '../../../shared/domain/type-ahead.ts'
import type { NamedPerson } from '../../../shared/features/shifts/shifts.schema.ts'
import { useCall } from '../../app/calls.ts'
import { useToday } from '../../app/today.ts'
import { DateField } from '../../ui/DateField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { ToggleField } from '../../ui/ToggleField.tsx'
import { TypeAheadField, type TypeAheadOption } from '../../ui/TypeAheadField.tsx'
import type { ShiftField, ShiftForm, ShiftProblem } from './shift-form.ts'
import styles from './ShiftFields.module.css'

/** Typed without a year, a day of the rota is the coming one. */
const AHEAD = 364

interface ShiftFieldsProps {
  readonly form: ShiftForm
  readonly change: (fields: Partial<ShiftForm>) => void
  readonly people: readonly NamedPerson[]
  readonly problems: readonly ShiftProblem[]
  /** A shift that is opened now is today's. */
  readonly withDate: boolean
}

/** Where and when a shift is, and who is on. */
export function ShiftFields({ form, change, people, problems, withDate }: ShiftFieldsProps) {
  const { t } = useTranslation(['shifts', 'common'])
  const today = useToday()
  const places = useCall('visits.defaults', null).data?.places ?? []
  const errorOf = (field: ShiftField): string | undefined => {
    const code = problems.find(problem => problem.field === field)?.code
    if (code === undefined) return undefined
    return code === 'date' || code === 'time' || code === 'order'
      ? t(`shifts:problem.${code}`)
      : t(`common:text.${code}`, { max: textLimits.name })
  }
  const findPlace = (typed: string): readonly TypeAheadOption[] =>
    findByTyping(
      typed,
      places.filter(place => place !== typed),
      place => ({ names: [place] })
    ).map(place => ({ id: place, label: place }))
  const time = (name: 'starts' | 'ends') => (
    <TextField
      name={name}
      label={t(`shifts:${name}`)}
      value={form[name]}
      onChange={text => change({ [name]: text })}
      onBlur={() => change({ [name]: readTypedTime(form[name]) ?? form[name] })}
      error={errorOf(name)}
      inputMode="numeric"
      required
    />
  )
  return (
    <>
      <div className={styles['row']}>
        {withDate ? (
          <DateField
            name="date"
            label={t('shifts:date')}
            value={form.date}
            today={addDays(today, AHEAD)}
            onChange={date => change({ date })}
            error={errorOf('date')}
            autoFocus
            required
          />
        ) : null}
        <TypeAheadField
          name="place"
          label={t('shifts:place')}
          chosen={null}
          typed={form.place}
          find={findPlace}
          onType={place => change({ place })}
          onChoose={place => change({ place })}
          error={errorOf('place')}
          autoFocus={!withDate}
          free
          required
        />
        {time('starts')}
        {time('ends')}
      </div>
      <ToggleField
        name="people"
        label={t('shifts:people')}
        options={people.map(({ id, name }) => ({ value: id, label: name }))}
        selected={form.people}
        onToggle={id =>
          change({
            people: form.people.includes(id) ? form.people.filter(other => other !== id) : [...form.people, id]
          })
        }
      />
    </>
  )
}
