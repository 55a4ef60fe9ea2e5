import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type IsoDate, isoDateSchema } from '../../../shared/domain/month.ts'
import { DECLINED } from '../../../shared/domain/vocabulary.ts'
import { type Finder, useLanguageFinder, useTopicFinder } from '../../app/finders.ts'
import { useToday } from '../../app/today.ts'
import { CheckboxField } from '../../ui/CheckboxField.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { ToggleChoice } from '../../ui/ToggleChoice.tsx'
import { TypeAheadField } from '../../ui/TypeAheadField.tsx'
import { daysOfRange, narrowed, quickRangeOf, quickRanges, type VisitSearch } from './visit-search.ts'
import styles from './VisitFilterBar.module.css'

export interface VisitFilterBarProps {
  readonly search: VisitSearch
  readonly onChange: (search: VisitSearch) => void
}

/** What the list is narrowed to: days, a topic, a language, and whether to look at what was withdrawn. */
export function VisitFilterBar({ search, onChange }: VisitFilterBarProps) {
  const { t } = useTranslation('visits')
  const today = useToday()
  const topics = useTopicFinder()
  const languages = useLanguageFinder()
  const narrow = (change: Parameters<typeof narrowed>[1]): void => onChange(narrowed(search, change))
  return (
    <search className={styles['bar']} aria-label={t('filter.label')}>
      <ToggleChoice
        name="range"
        label={t('filter.range')}
        options={quickRanges.map(value => ({ value, label: t(`range.${value}`) }))}
        value={quickRangeOf(search, today)}
        onChange={range => narrow(daysOfRange(range, today))}
      />
      <div className={styles['days']}>
        <DayField
          name="from"
          label={t('filter.from')}
          day={search.from}
          today={today}
          onDay={from => narrow({ from })}
        />
        <DayField
          name="to"
          label={t('filter.to')}
          day={search.to}
          today={today}
          onDay={to => narrow({ to })}
          wrong={search.from !== undefined && search.to !== undefined && search.to < search.from}
        />
      </div>
      <FoundField
        name="topic"
        label={t('filter.topic')}
        finder={topics}
        code={search.topic}
        onCode={topic => narrow({ topic })}
      />
      <FoundField
        name="language"
        label={t('filter.language')}
        finder={languages}
        code={search.language}
        onCode={language => narrow({ language })}
      />
      <CheckboxField
        name="withdrawn"
        label={t('filter.withdrawn')}
        checked={search.withdrawn === true}
        onChange={checked => narrow({ withdrawn: checked ? true : undefined })}
      />
    </search>
  )
}

interface DayFieldProps {
  readonly name: string
  readonly label: string
  readonly day: IsoDate | undefined
  readonly today: IsoDate
  readonly onDay: (day: IsoDate | undefined) => void
  /** The two days stand the wrong way round. */
  readonly wrong?: boolean
}

/** A day, or none. What is no day yet is kept as typed and narrows nothing. */
function DayField({ name, label, day, today, onDay, wrong }: DayFieldProps) {
  const { t } = useTranslation('visits')
  const [typed, setTyped] = useState<string>(day ?? '')
  // What is typed and is no day narrows nothing, and stays; a day from elsewhere, such as a quick choice, takes its place.
  const shown = day ?? (isoDateSchema.safeParse(typed).success ? '' : typed)
  const read = (text: string): void => {
    setTyped(text)
    const parsed = isoDateSchema.safeParse(text).data
    if (parsed !== day) onDay(parsed)
  }
  const [inHand, setInHand] = useState(false)
  const unreadable = !inHand && shown.trim() !== '' && day === undefined
  return (
    <div onFocus={() => setInHand(true)} onBlur={() => setInHand(false)}>
      <DateField
        name={name}
        label={label}
        value={shown}
        onChange={read}
        today={today}
        placeholder={t('filter.day')}
        error={wrong === true ? t('filter.wrong-way') : unreadable ? t('filter.unreadable') : undefined}
      />
    </div>
  )
}

interface FoundFieldProps {
  readonly name: string
  readonly label: string
  readonly finder: Finder
  readonly code: string | undefined
  readonly onCode: (code: string | undefined) => void
}

function FoundField({ name, label, finder, code, onCode }: FoundFieldProps) {
  const { t } = useTranslation('visits')
  const [typed, setTyped] = useState('')
  const type = (text: string): void => {
    setTyped(text)
    if (code !== undefined) onCode(undefined)
  }
  return (
    <TypeAheadField
      name={name}
      label={label}
      chosen={code === undefined ? null : { id: code, label: finder.labelOf(code) }}
      typed={typed}
      find={text => finder.find(text).filter(option => option.id !== DECLINED)}
      onType={type}
      onChoose={chosen => {
        setTyped('')
        onCode(chosen)
      }}
      placeholder={t('filter.any')}
    />
  )
}
