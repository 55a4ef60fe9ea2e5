import { useTranslation } from 'react-i18next'
import { weekdays } from '../../../shared/domain/opening-rules.ts'
import type { ShownHours } from '../../../shared/features/directory/directory.schema.ts'
import { useDates } from '../../app/dates.ts'
import { writeDayHours } from './hours-text.ts'
import styles from './EntryScreen.module.css'

/** Opening hours, a day a line; what is not the same each week in its own words. */
export function HoursView({ hours }: { readonly hours: ShownHours }) {
  const { t } = useTranslation('directory')
  const dates = useDates()
  const days = weekdays.filter(day => hours.weekly.some(stretch => stretch.day === day))
  return (
    <ul className={styles['plain']}>
      {days.map(day => (
        <li key={day}>
          {t(`day.${day}`)} <bdi dir="ltr">{writeDayHours(day, hours.weekly)}</bdi>
        </li>
      ))}
      {hours.other.map((other, position) => (
        // oxlint-disable-next-line react/no-array-index-key -- rules have nothing of their own to be told apart by, and are never moved
        <li key={position}>
          {[
            other.from === null ? '' : t('hours.from', { day: dates.date(other.from) }),
            other.to === null ? '' : t('hours.to', { day: dates.date(other.to) }),
            other.closed ? t('hours.closed') : '',
            other.rule,
            [other.opens, other.closes].filter(part => part !== '').join('–'),
            other.text
          ]
            .filter(part => part !== '')
            .join(' ')}
        </li>
      ))}
    </ul>
  )
}
