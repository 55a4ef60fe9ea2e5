import { useTranslation } from 'react-i18next'
import { type IsoDate, isoDateSchema } from '../../shared/domain/month.ts'
import { daysBetween, readTypedTime } from '../../shared/domain/typed-date.ts'
import { channels } from '../../shared/domain/vocabulary.ts'
import { interfaceLocales } from '../../shared/domain/interface-language.ts'
import { useCall } from '../app/calls.ts'
import { useLanguage } from '../app/language.ts'
import { useToday } from '../app/today.ts'
import { DateField } from '../ui/DateField.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { TextField } from '../ui/TextField.tsx'
import { TypeAheadField } from '../ui/TypeAheadField.tsx'
import { placeFinder, useLanguageFinder } from '../app/finders.ts'
import { identityKindsIn } from '../../shared/domain/identity-guard.ts'
import { IdentityGuard } from '../identity-guard/IdentityGuard.tsx'
import type { FormPart } from './form-view.ts'
import styles from './ShiftFields.module.css'

/** When, where and how the visit came about, and in which language. All but the language stay for the next visit. */
export function ShiftFields({ form, change, errorOf, corrects }: FormPart & { readonly corrects: boolean }) {
  const { t } = useTranslation(['desk', 'vocabulary'])
  const places = useCall('visits.defaults', null).data?.places ?? []
  const languages = useLanguageFinder()
  const dayText = useDayText()
  const today = useToday()
  // A visit that is corrected is of an earlier day as a rule: nothing to be wary of.
  const isBackdated = form.date !== today && !corrects
  const stays = corrects ? undefined : t('desk:stays')
  return (
    <>
      <div className={styles['row']} data-backdated={isBackdated}>
        <DateField
          name="date"
          label={t('desk:field.date')}
          value={form.date}
          today={today}
          onChange={date => change({ type: 'fields', fields: { date } })}
          hint={dayText(form.date, today)}
          error={errorOf('date')}
          required
        />
        <TextField
          name="time"
          label={t('desk:field.time')}
          value={form.time}
          onChange={time => change({ type: 'fields', fields: { time } })}
          onBlur={() => change({ type: 'fields', fields: { time: readTypedTime(form.time) ?? form.time } })}
          error={errorOf('time')}
          inputMode="numeric"
        />
        <TypeAheadField
          name="place"
          label={t('desk:field.place')}
          chosen={null}
          typed={form.place}
          find={placeFinder(places)}
          onType={place => change({ type: 'fields', fields: { place } })}
          onChoose={place => change({ type: 'fields', fields: { place, placeKept: place } })}
          error={errorOf('place')}
          hint={stays}
          free
          required
        />
        <SelectField
          name="channel"
          label={t('desk:field.channel')}
          value={form.channel}
          options={channels.map(value => ({ value, label: t(`vocabulary:channels.${value}`) }))}
          onChange={channel => change({ type: 'fields', fields: { channel } })}
          hint={stays}
        />
        <TypeAheadField
          name="language"
          label={t('desk:field.language')}
          chosen={
            form.language.chosen === null
              ? null
              : { id: form.language.chosen, label: languages.labelOf(form.language.chosen) }
          }
          typed={form.language.typed}
          find={languages.find}
          onType={typed => change({ type: 'fields', fields: { language: { chosen: null, typed } } })}
          onChoose={chosen => change({ type: 'fields', fields: { language: { chosen, typed: '' } } })}
          placeholder={t('vocabulary:unanswered.not-asked')}
          error={errorOf('language')}
        />
      </div>
      <IdentityGuard
        name="place"
        where="place"
        text={form.place}
        kept={identityKindsIn(form.placeKept)}
        onChange={(place, kept) =>
          change({ type: 'fields', fields: kept.length > 0 ? { placeKept: place } : { place } })
        }
      />
    </>
  )
}

/** `Sunday 22 November, today`, and for an earlier day how long ago it was. */
function useDayText(): (date: string, today: IsoDate) => string | undefined {
  const { t } = useTranslation('desk')
  const language = useLanguage()
  return (date, today) => {
    const read = isoDateSchema.safeParse(date)
    if (!read.success) return undefined
    const day = new Intl.DateTimeFormat(interfaceLocales[language].tag, { weekday: 'short', timeZone: 'UTC' }).format(
      new Date(`${read.data}T00:00:00Z`)
    )
    const ago = daysBetween(read.data, today)
    if (ago < 0) return day
    return ago === 0 ? t('day.today', { day }) : t('day.ago', { day, count: ago })
  }
}
