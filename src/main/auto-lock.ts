import { powerMonitor, type BrowserWindow } from 'electron'
import type { LockReason } from '../shared/domain/lock-reason.ts'
import type { CallDesk } from './calls.ts'
import type { CoreEvent, CoreThread } from './core-thread.ts'
import { letPageFinish } from './let-page-finish.ts'
import { createLockTimer } from './lock-timer.ts'
import { tellPage } from './tell-page.ts'

/** How often (ms) the timer is asked. */
const TICK = 1_000

interface AutoLockParts {
  readonly window: BrowserWindow
  readonly core: CoreThread
  readonly callDesk: CallDesk
}

/** Locks the bureau when nobody is there. */
export interface AutoLock {
  /** Follows from what the core tells whether the bureau is open, and how it wants to be kept. */
  hear(event: CoreEvent): void
  /** Somebody is there. */
  active(): void
}

/**
 * Locks the bureau by itself: after an idle time, when the computer goes to sleep or locks its screen, and ten hours after it was
 * opened. Each time the page may first save what is half-written.
 */
export function lockByItself({ window, core, callDesk }: AutoLockParts): AutoLock {
  // Setting the computer's clock back must buy no time: this one only goes on.
  const timer = createLockTimer(
    () => performance.now(),
    () => Date.now()
  )
  let isLocking = false

  async function lock(reason: LockReason): Promise<void> {
    if (isLocking || !timer.isRunning()) return
    isLocking = true
    await letPageFinish(window, callDesk, 'bureau.locking')
    await core.call('bureau.lock', { reason })
    isLocking = false
  }

  function tick(): void {
    const step = timer.step(core.isWorking())
    if (step.kind === 'warn') tellPage(window, 'bureau.lockingSoon', { seconds: step.seconds })
    if (step.kind === 'lock') void lock(step.reason)
  }

  const ticking = setInterval(tick, TICK)
  window.once('closed', () => clearInterval(ticking))
  powerMonitor.on('suspend', () => void lock('suspend'))
  // The computer may have been asleep before the lock was there, or before it was told.
  powerMonitor.on('resume', () => void lock('suspend'))
  powerMonitor.on('lock-screen', () => void lock('screen'))

  return {
    hear({ name, payload }) {
      if (name === 'bureau.opened') timer.start(payload.idleMinutes)
      if (name === 'bureau.settingsChanged') timer.change(payload.idleMinutes)
      if (name === 'bureau.locked') timer.stop()
    },
    active() {
      if (timer.active()) tellPage(window, 'bureau.lockingSoon', { seconds: null })
    }
  }
}
