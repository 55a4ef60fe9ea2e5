import { useSyncExternalStore } from 'react'
import { bureauClock, type IsoDate } from '../../shared/domain/month.ts'

const MINUTE = 60_000

/** Today in the bureau's time zone; a window that stands open over midnight learns of it within a minute. */
export const useToday = (): IsoDate => useSyncExternalStore(everyMinute, today)

/** Today in the bureau’s time zone, at this moment. */
export const today = (): IsoDate => bureauClock(Date.now()).date

function everyMinute(look: () => void): () => void {
  const timer = setInterval(look, MINUTE)
  return () => clearInterval(timer)
}
