import { useTranslation } from 'react-i18next'
import { weekdays } from '../../../shared/domain/opening-rules.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { GuardedTextField } from '../../identity-guard/GuardedTextField.tsx'
import type { TextGuards } from '../../identity-guard/use-text-guards.ts'
import type { PlaceDraft } from './entry-draft.ts'
import styles from './EntryScreen.module.css'

export interface PlaceFieldsProps {
  readonly place: PlaceDraft
  readonly position: number
  readonly errorAt: (field: string) => string | undefined
  readonly guards: TextGuards
  readonly onChange: (place: PlaceDraft) => void
  readonly onRemove: () => void
}

/** A place where a service is: its address, and when it is open. */
export function PlaceFields({ place, position, errorAt, guards, onChange, onRemove }: PlaceFieldsProps) {
  const { t } = useTranslation('directory')
  const nameOf = (field: string): string => `places.${position}.${field}`
  const hoursError = weekdays.map(day => errorAt(nameOf(day))).find(error => error !== undefined)
  return (
    <fieldset className={styles['place']}>
      <legend>{t('form.place', { number: position + 1 })}</legend>
      {(['name', 'address', 'postalCode', 'city'] as const).map(field => (
        <GuardedTextField
          key={field}
          guards={guards}
          name={nameOf(field)}
          label={t(`form.placeField.${field}`)}
          value={place[field]}
          onChange={value => onChange({ ...place, [field]: value })}
          error={errorAt(nameOf(field))}
        />
      ))}
      <p>{t('form.hoursHint')}</p>
      <div className={styles['days']}>
        {weekdays.map(day => (
          <TextField
            key={day}
            name={nameOf(day)}
            label={t(`day.${day}`)}
            value={place.hours[day]}
            onChange={value => onChange({ ...place, hours: { ...place.hours, [day]: value } })}
            error={hoursError !== undefined && errorAt(nameOf(day)) !== undefined ? t('form.hoursWrong') : undefined}
          />
        ))}
      </div>
      <div>
        <Button look="quiet" onPress={onRemove}>
          {t('form.removePlace')}
        </Button>
      </div>
    </fieldset>
  )
}
