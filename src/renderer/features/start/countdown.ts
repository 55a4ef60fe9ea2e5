import { useEffect, useState } from 'react'

/** Counts whole seconds down to 0 after each `start`. */
export function useCountdown(): { readonly left: number; readonly start: (seconds: number) => void } {
  const [end, setEnd] = useState({ at: 0, now: 0 })
  useEffect(() => {
    if (end.at === 0) return undefined
    const timer = setInterval(
      () => setEnd(({ at }) => (Date.now() < at ? { at, now: Date.now() } : { at: 0, now: 0 })),
      250
    )
    return () => clearInterval(timer)
  }, [end.at])
  return {
    left: Math.ceil((end.at - end.now) / 1000),
    start: seconds => setEnd({ at: Date.now() + seconds * 1000, now: Date.now() })
  }
}
