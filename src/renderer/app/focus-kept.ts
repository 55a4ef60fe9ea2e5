/** React Aria and our own dialogs give the focus back themselves, within two frames. */
const FRAMES = 4

/**
 * Keeps the focus on the page: where what had it has gone, as a button goes with the answer that it gave, the box that is open gets
 * it, or else the heading of the screen. It never takes the focus from anything. Answers a function that stops it.
 */
export function keepFocus(): () => void {
  let last: Element | null = null
  let isWaiting = false
  const isLost = (): boolean => document.activeElement === document.body && last !== null && !last.isConnected
  const bringBack = (): void => {
    isWaiting = false
    if (isLost()) placeToGo()?.focus()
  }
  const remember = ({ target }: FocusEvent): void => {
    if (target instanceof Element) last = target
  }
  const observer = new MutationObserver(() => {
    if (isWaiting || !isLost()) return
    isWaiting = true
    afterFrames(FRAMES, bringBack)
  })
  document.addEventListener('focusin', remember)
  observer.observe(document.body, { childList: true, subtree: true })
  return () => {
    document.removeEventListener('focusin', remember)
    observer.disconnect()
  }
}

function placeToGo(): HTMLElement | undefined {
  const boxes = document.querySelectorAll<HTMLElement>(':is([role=dialog], [role=alertdialog])[tabindex]')
  return [...boxes].at(-1) ?? document.querySelector<HTMLElement>('h1[tabindex]') ?? undefined
}

function afterFrames(count: number, run: () => void): void {
  requestAnimationFrame(() => (count > 1 ? afterFrames(count - 1, run) : run()))
}
