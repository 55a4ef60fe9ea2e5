import { useTranslation } from 'react-i18next'
import { textLimits } from '../../../shared/domain/text.ts'
import { addDays, readTypedTime } from '../../../shared/domain/typed-date.ts'
import type { NamedPerson } from '../../../shared/features/shifts/shifts.schema.ts'
import { placeFinder } from '../../app/finders.ts'
import { useToday } from '../../app/today.ts'
import { DateField } from '../../ui/DateField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { ToggleField } from '../../ui/ToggleField.tsx'
import { TypeAheadField } from '../../ui/TypeAheadField.tsx'
import { TextGuard } from '../../identity-guard/TextGuard.tsx'
import type { ShiftField } from './shift-form.ts'
import type { ShiftFormState } from './use-shift-form.ts'
import styles from './ShiftFields.module.css'

/** Typed without a year, a day of the rota is the coming one. */
const AHEAD = 364

interface ShiftFieldsProps {
  readonly state: ShiftFormState
  readonly people: readonly NamedPerson[]
  /** A shift that is opened now is today's. */
  readonly withDate: boolean
}

/** Where and when a shift is, and who is on. */
export function ShiftFields({ state, people, withDate }: ShiftFieldsProps) {
  const { t } = useTranslation(['shifts', 'common'])
  const today = useToday()
  const { form, change, problems, places, guards } = state
  const errorOf = (field: ShiftField): string | undefined => {
    const code = problems.find(problem => problem.field === field)?.code
    if (code === undefined) return guards.errorOf(field)
    return code === 'date' || code === 'time' || code === 'order'
      ? t(`shifts:problem.${code}`)
      : t(`common:text.${code}`, { max: textLimits.name })
  }
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
          find={placeFinder(places)}
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
      <TextGuard guards={guards} name="place" onChange={place => change({ place })} />
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
