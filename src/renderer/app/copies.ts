import { call } from './calls.ts'

/** How long (ms) a selection must rest before it is told of: while it is dragged it changes with every movement. */
const REST = 200
/** More than this is not told of: the bureau's whole list is far shorter. */
const LONGEST = 1_000_000

/** Tells the shell what is copied from the window, and what is selected in it, so that it can be taken back when the bureau is locked. */
export function tellCopies(): void {
  let resting: ReturnType<typeof setTimeout> | undefined
  for (const sign of ['copy', 'cut'] as const)
    document.addEventListener(sign, () => tell('clipboard'), { capture: true })
  document.addEventListener('selectionchange', () => {
    clearTimeout(resting)
    resting = setTimeout(tell, REST, 'selection')
  })
}

function tell(place: 'clipboard' | 'selection'): void {
  const text = selectedText().slice(0, LONGEST)
  if (text !== '') call('shell.copied', { place, text }).catch(() => undefined)
}

/** What a copy would take: of a field the marked part, else the marked part of the page. */
function selectedText(): string {
  const field = document.activeElement
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) {
    const { selectionStart, selectionEnd, value } = field
    if (selectionStart !== null && selectionEnd !== null && selectionStart < selectionEnd)
      return value.slice(selectionStart, selectionEnd)
  }
  return String(document.getSelection() ?? '')
}
