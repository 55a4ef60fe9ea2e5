import { useMemo } from 'react'
import { BUREAU_TIME_ZONE, bureauClock, type IsoDate, type Month } from '../../shared/domain/month.ts'
import { longPeriodSchema, quarterOf, type Period } from '../../shared/domain/period.ts'
import { type InterfaceLanguage, interfaceLocales } from '../../shared/domain/interface-language.ts'
import { useLanguage } from './language.ts'

/** Writes days, months and moments as people read them, in the interface's language. */
export function useDates() {
  const language = useLanguage()
  return useMemo(() => datesIn(language), [language])
}

const quarterName = {
  sv: (quarter: number, year: string) => `kvartal ${quarter} ${year}`,
  en: (quarter: number, year: string) => `quarter ${quarter} ${year}`,
  ar: (quarter: number, year: string) => `الربع ${quarter} من ${year}`
} as const satisfies Record<InterfaceLanguage, (quarter: number, year: string) => string>

/** Writes days, months and moments as a language does; moments in the time of Stockholm. */
export function datesIn(language: InterfaceLanguage) {
  const locale = interfaceLocales[language].tag
  // A calendar day has no time zone: it is read and written as UTC, so that it never slips.
  const day = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC'
  })
  const dayAlone = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
  const month = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  const moment = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: BUREAU_TIME_ZONE
  })
  const monthName = (of: Period): string => month.format(new Date(`${of}-01T00:00:00Z`))
  const periodName = (of: Period): string => {
    const long = longPeriodSchema.safeParse(of).data
    if (long === undefined) return monthName(of)
    const quarter = quarterOf(long)
    return quarter === null ? long : quarterName[language](quarter, long.slice(0, 4))
  }
  const capitalised = (text: string): string => text.replace(/^./u, first => first.toLocaleUpperCase(locale))
  return {
    /** `sun 22 nov. 2026` */
    day: (date: IsoDate): string => day.format(new Date(`${date}T00:00:00Z`)),
    /** The same without its weekday, for a day long past or ahead: `22 nov. 2026` */
    date: (of: IsoDate): string => dayAlone.format(new Date(`${of}T00:00:00Z`)),
    /** `november 2026` */
    month: (of: Month): string => monthName(of),
    /** `november 2026`, `kvartal 4 2026`, `2026` */
    period: periodName,
    /** The same as a title. */
    periodTitle: (of: Period): string => capitalised(periodName(of)),
    /** The same as a title: `November 2026`. */
    monthTitle: (of: Month): string => capitalised(monthName(of)),
    /** The bureau's date at an instant: `22 nov. 2026` */
    dayOf: (instant: string): string => dayAlone.format(new Date(`${bureauClock(Date.parse(instant)).date}T00:00:00Z`)),
    /** The bureau's date and time at an instant. */
    moment: (instant: string | number): string => moment.format(new Date(instant))
  }
}
