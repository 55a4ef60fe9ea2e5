import type { IsoDate } from './month.ts'
import { addDays } from './typed-date.ts'

/** After so many days what the bureau says to visitors asks to be checked again: about six months. */
const CHECK_AFTER_DAYS = 182

/** Whether something that was last checked on a day, or never, asks to be checked. */
export const asksForCheck = (checkedOn: IsoDate | null, today: IsoDate): boolean =>
  checkedOn === null || addDays(checkedOn, CHECK_AFTER_DAYS) < today
