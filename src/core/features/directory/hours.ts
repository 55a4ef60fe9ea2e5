import { isoDateSchema } from '../../../shared/domain/month.ts'
import {
  dateOfDay,
  readOpeningRule,
  timeOfMinutes,
  weekdays,
  type OpeningRule
} from '../../../shared/domain/opening-rules.ts'
import type { ShownHours, WeeklyHours } from '../../../shared/features/directory/directory.schema.ts'
import type { DirectoryRecord } from './records.repository.ts'
import { ofTable, type PlaceRecords, type ServiceRecords } from './service-records.ts'

/** The rows of the `schedule` table that say when a service is open at a place: those of the service there, else the place's, else its own. */
export function schedulesAt(records: ServiceRecords, place: PlaceRecords | null): readonly DirectoryRecord[] {
  const levels = [
    place === null ? [] : ofTable(place.ofServiceThere, 'schedule'),
    ofTable(records.ofService, 'schedule').filter(({ fields }) => isOfNoOtherPlace(fields, place)),
    place === null ? [] : ofTable(place.ofLocation, 'schedule')
  ]
  return levels.find(level => level.length > 0) ?? []
}

/** A row may hang on a service and on a place at once; then it holds there only. */
const isOfNoOtherPlace = (fields: DirectoryRecord['fields'], place: PlaceRecords | null): boolean =>
  (fields['location_id'] === undefined || fields['location_id'] === place?.location.id) &&
  (fields['service_at_location_id'] === undefined || fields['service_at_location_id'] === place?.at.id)

/** The schedules that can be read as rules; what cannot is left out, and shown in its own words. */
export const rulesOf = (schedules: readonly DirectoryRecord[]): OpeningRule[] =>
  schedules.flatMap(({ fields }) => readOpeningRule(fields) ?? [])

/** Hours as they are shown: the plain weekly ones as such, all others in their parts. */
export function showHours(schedules: readonly DirectoryRecord[]): ShownHours {
  const weekly: WeeklyHours[] = []
  const other: ShownHours['other'][number][] = []
  for (const { fields } of schedules) {
    const stretches = weeklyStretches(fields)
    if (stretches === null) other.push(showOther(fields))
    else weekly.push(...stretches)
  }
  const order = ({ day, opens }: WeeklyHours): string => `${weekdays.indexOf(day)} ${opens}`
  return { weekly: weekly.toSorted((a, b) => order(a).localeCompare(order(b))), other }
}

/** A row as stretches on weekdays, or null when it says more than that. */
export function weeklyStretches(fields: DirectoryRecord['fields']): WeeklyHours[] | null {
  const rule = readOpeningRule(fields)
  if (rule === null || rule.hours === null || rule.freq !== 'weekly' || rule.interval !== 1) return null
  if (rule.from !== null || rule.to !== null || rule.count !== null || rule.byDay.length === 0) return null
  if (rule.byMonthDay.length + rule.byYearDay.length + rule.byWeekNumber.length > 0) return null
  if ((fields['description'] ?? fields['notes'] ?? '') !== '') return null
  const { opens, closes } = rule.hours
  return rule.byDay.flatMap(({ day: index }) => {
    const day = weekdays[index]
    return day === undefined ? [] : [{ day, opens: timeOfMinutes(opens), closes: timeOfMinutes(closes) }]
  })
}

function showOther(fields: DirectoryRecord['fields']): ShownHours['other'][number] {
  const rule = readOpeningRule(fields)
  const date = (text: string | undefined) => isoDateSchema.safeParse(text).data ?? null
  const dateOf = (day: number | null | undefined) => (typeof day === 'number' ? dateOfDay(day) : null)
  return {
    from: dateOf(rule?.from) ?? date(fields['valid_from']),
    to: dateOf(rule?.to) ?? date(fields['valid_to']),
    rule: [fields['freq'], fields['interval'], fields['byday'], fields['bymonthday']]
      .filter(part => part !== undefined)
      .join(' '),
    opens: fields['opens_at'] ?? '',
    closes: fields['closes_at'] ?? '',
    closed: rule !== null && rule.hours === null,
    text: [fields['description'], fields['notes']].filter(part => part !== undefined).join(' ')
  }
}
