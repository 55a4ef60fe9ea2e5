import { useCallback, useRef } from 'react'

/** A ref that focuses an element when it first appears: rows and tabs come some renders after what they stand in. */
export function useFocusOnce(): (element: HTMLElement | null) => void {
  const isDone = useRef(false)
  return useCallback(element => {
    if (element === null || isDone.current) return
    isDone.current = true
    element.focus()
  }, [])
}
