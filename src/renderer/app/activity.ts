/** What only a person does; a script's imitations of it are not trusted. */
const SIGNS = ['keydown', 'input', 'click', 'pointerdown', 'wheel'] as const

/** Calls back whenever somebody uses the keyboard or the pointer in the window. Answers a function that stops it. */
export function onActivity(hear: () => void): () => void {
  const listening = new AbortController()
  const options = { capture: true, passive: true, signal: listening.signal }
  const hearSign = (event: Event): void => {
    if (event.isTrusted) hear()
  }
  for (const sign of SIGNS) window.addEventListener(sign, hearSign, options)

  let place = ''
  const hearMove = (event: PointerEvent): void => {
    const now = `${event.screenX} ${event.screenY}`
    // Chromium also tells of a move when the page changes under a pointer that lies still.
    if (now !== place) hearSign(event)
    place = now
  }
  window.addEventListener('pointermove', hearMove, options)
  return () => listening.abort()
}
