import { useEffect, useRef } from 'react'

/** Answers a function that does `act` once the page is ready for it: at once, or when what is still on its way has come and is shown. */
export function useWhenReady(isReady: boolean, act: () => void): () => void {
  const isWanted = useRef(false)
  useEffect(() => {
    if (!isWanted.current || !isReady) return
    isWanted.current = false
    act()
  }, [isReady, act])
  return () => {
    if (isReady) act()
    else isWanted.current = true
  }
}
