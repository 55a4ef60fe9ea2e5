import { useEffect, useState } from 'react'
import type { FyrError } from '../../../shared/domain/errors.ts'

/** How many seconds are left to wait after `vault.too-many-tries`; 0 when there is nothing to wait for. */
export function useCountdown(error: FyrError | null): number {
  const [now, setNow] = useState(() => Date.now())
  const [until, setUntil] = useState(0)
  useEffect(() => {
    if (error?.code !== 'vault.too-many-tries') return undefined
    const start = Date.now()
    setNow(start)
    setUntil(start + Number(error.params['seconds'] ?? 0) * 1000)
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [error])
  return Math.max(0, Math.ceil((until - now) / 1000))
}
