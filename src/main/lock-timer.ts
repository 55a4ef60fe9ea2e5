const SECOND = 1_000
const MINUTE = 60 * SECOND

/** How long (ms) before an idle lock its warning comes. */
const WARNING = 30 * SECOND
/** How long (ms) the bureau may stay open at most, whoever is there. */
const LONGEST_STAY = 10 * 60 * MINUTE
/** So far (ms) the time of day must get ahead of the clock that is never set, from one step to the next, to be taken for a sleep. */
const SLEEP = MINUTE

/** What is to be done now. */
export type Step =
  | { readonly kind: 'stay' }
  | { readonly kind: 'warn'; readonly seconds: number }
  | { readonly kind: 'lock'; readonly reason: 'idle' | 'hours' | 'suspend' }

/** Decides when an open bureau locks by itself. It measures, and does nothing. */
export interface LockTimer {
  /** The bureau was opened, by somebody who is there. */
  start(idleMinutes: number): void
  change(idleMinutes: number): void
  /** The bureau was locked, by whatever. */
  stop(): void
  isRunning(): boolean
  /** Somebody is there. Answers whether that took a warning back. */
  active(): boolean
  /**
   * What to do now; to be asked every second. It never answers an idle lock that it has not answered a warning to half a minute
   * before, nor one while the core `isWorking`. The longest stay waits for nothing, and neither does a sleep that the system did not tell
   * of, in which the clock that is never set stood still.
   */
  step(isWorking: boolean): Step
}

interface Stay {
  readonly openedAt: number
  activeAt: number
  warnedAt: number | null
  idleMinutes: number
  /** How far the time of day was ahead at the last step. */
  ahead: number
  hasSlept: boolean
}

/**
 * @param now milliseconds of a clock that is never set: it must not follow the time of day.
 * @param timeOfDay milliseconds of the one that is.
 */
export function createLockTimer(now: () => number, timeOfDay: () => number): LockTimer {
  let stay: Stay | null = null

  const ahead = (): number => timeOfDay() - now()

  function notePassing(current: Stay): void {
    current.hasSlept ||= ahead() - current.ahead >= SLEEP
    current.ahead = ahead()
  }

  function idleStep(current: Stay): Step {
    if (current.warnedAt === null) {
      if (now() - current.activeAt < current.idleMinutes * MINUTE - WARNING) return { kind: 'stay' }
      current.warnedAt = now()
    }
    const left = WARNING - (now() - current.warnedAt)
    return left > 0 ? { kind: 'warn', seconds: Math.ceil(left / SECOND) } : { kind: 'lock', reason: 'idle' }
  }

  return {
    start(idleMinutes) {
      stay = { openedAt: now(), activeAt: now(), warnedAt: null, idleMinutes, ahead: ahead(), hasSlept: false }
    },
    change(idleMinutes) {
      if (stay !== null) stay.idleMinutes = idleMinutes
    },
    stop() {
      stay = null
    },
    isRunning: () => stay !== null,
    active() {
      if (stay === null) return false
      const wasWarned = stay.warnedAt !== null
      stay.activeAt = now()
      stay.warnedAt = null
      return wasWarned
    },
    step(isWorking) {
      if (stay === null) return { kind: 'stay' }
      notePassing(stay)
      if (stay.hasSlept) return { kind: 'lock', reason: 'suspend' }
      if (now() - stay.openedAt >= LONGEST_STAY) return { kind: 'lock', reason: 'hours' }
      return isWorking ? { kind: 'stay' } : idleStep(stay)
    }
  }
}
