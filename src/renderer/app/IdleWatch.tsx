import { TriangleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnnounce } from '../ui/Announcer.tsx'
import { onActivity } from './activity.ts'
import { call } from './calls.ts'
import styles from './IdleWatch.module.css'

/** How often (ms) the shell is told at most that somebody is there. */
const INTERVAL = 1_000

/** Tells the shell that somebody is there, and shows its warning when nobody seems to be. It takes no focus. */
export function IdleWatch() {
  const { t } = useTranslation()
  const seconds = useSecondsLeft()
  const announce = useAnnounce()
  const isWarned = seconds !== null
  useEffect(() => {
    if (isWarned) announce(t('idle.soon'))
  }, [announce, isWarned, t])
  if (seconds === null) return null
  return (
    // Read out once, by the announcer: not every second.
    <section className={styles['warning']} aria-label={t('idle.soon')}>
      <TriangleAlert size={18} aria-hidden="true" />
      <p>{t('idle.warning', { count: seconds })}</p>
    </section>
  )
}

/** How long until the bureau locks by itself; null while somebody is there. */
function useSecondsLeft(): number | null {
  const [left, setLeft] = useState<number | null>(null)
  useEffect(() => {
    let toldAt = -INTERVAL
    const stops = [
      onActivity(() => {
        if (performance.now() - toldAt < INTERVAL) return
        toldAt = performance.now()
        // A window that cannot tell counts as left alone.
        call('shell.activity', null).catch(() => undefined)
      }),
      window.fyr.on('bureau.lockingSoon', ({ seconds }) => {
        if (seconds !== null) toldAt = -INTERVAL
        setLeft(seconds)
      }),
      window.fyr.on('bureau.locked', () => setLeft(null))
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [])
  return left
}
