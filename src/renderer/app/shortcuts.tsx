import { keyOf } from '../ui/key-of.ts'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef } from 'react'
import { flushSync } from 'react-dom'

/**
 * Every key that works from anywhere in the window. `text` is how it is written, on buttons and in the list of keys;
 * a Mac's Command stands in for Ctrl.
 */
export const shortcuts = {
  newVisit: { text: 'Ctrl+N', key: 'n' },
  search: { text: 'Ctrl+F', key: 'f' },
  save: { text: 'Ctrl+Enter', key: 'enter', orKey: 's' },
  saveDraft: { text: 'Ctrl+Shift+S', key: 's', shift: true },
  addQuestion: { text: 'Ctrl+E', key: 'e' },
  repeat: { text: 'Ctrl+G', key: 'g' },
  undo: { text: 'Ctrl+U', key: 'u' },
  slip: { text: 'Ctrl+P', key: 'p' },
  savePdf: { text: 'Ctrl+Shift+P', key: 'p', shift: true },
  returnCode: { text: 'Ctrl+Shift+K', key: 'k', shift: true },
  correct: { text: 'Ctrl+R', key: 'r' },
  readAnswers: { text: 'Ctrl+I', key: 'i' },
  newAnswer: { text: 'Ctrl+Shift+N', key: 'n', shift: true },
  importList: { text: 'Ctrl+Shift+I', key: 'i', shift: true },
  exportList: { text: 'Ctrl+Shift+E', key: 'e', shift: true },
  checked: { text: 'Ctrl+K', key: 'k' },
  doubt: { text: 'Ctrl+D', key: 'd' },
  back: { text: 'Ctrl+B', key: 'b' },
  previousPage: { text: 'Ctrl+PgUp', key: 'pageup' },
  nextPage: { text: 'Ctrl+PgDn', key: 'pagedown' },
  discard: { text: 'Ctrl+Shift+Delete', key: 'delete', shift: true },
  makeBackup: { text: 'Ctrl+Shift+B', key: 'b', shift: true },
  shift: { text: 'Ctrl+O', key: 'o' },
  rota: { text: 'Ctrl+Shift+O', key: 'o', shift: true },
  lock: { text: 'Ctrl+L', key: 'l' },
  place1: { text: 'Ctrl+1', key: '1' },
  place2: { text: 'Ctrl+2', key: '2' },
  place3: { text: 'Ctrl+3', key: '3' },
  place4: { text: 'Ctrl+4', key: '4' },
  place5: { text: 'Ctrl+5', key: '5' },
  place6: { text: 'Ctrl+6', key: '6' },
  place7: { text: 'Ctrl+7', key: '7' },
  place8: { text: 'Ctrl+8', key: '8' },
  place9: { text: 'Ctrl+9', key: '9' },
  refer1: { text: 'F4', key: 'f4', bare: true },
  refer2: { text: 'F5', key: 'f5', bare: true },
  refer3: { text: 'F6', key: 'f6', bare: true },
  refer4: { text: 'F7', key: 'f7', bare: true },
  refer5: { text: 'F8', key: 'f8', bare: true },
  language: { text: 'F2', key: 'f2', bare: true },
  keys: { text: 'F1', key: 'f1', bare: true }
} as const satisfies Record<string, Shortcut>

interface Shortcut {
  readonly text: string
  readonly key: string
  readonly orKey?: string
  readonly shift?: boolean
  /** Without Ctrl. */
  readonly bare?: boolean
}

export type ShortcutName = keyof typeof shortcuts

/** All but those of the places, in the order of the list of keys. */
export const generalShortcutNames = [
  'newVisit',
  'search',
  'save',
  'saveDraft',
  'addQuestion',
  'repeat',
  'undo',
  'slip',
  'returnCode',
  'savePdf',
  'correct',
  'readAnswers',
  'newAnswer',
  'importList',
  'exportList',
  'checked',
  'doubt',
  'back',
  'previousPage',
  'nextPage',
  'discard',
  'makeBackup',
  'shift',
  'rota',
  'lock',
  'language',
  'keys'
] as const satisfies readonly ShortcutName[]

/** The places of the rail, from the first on. */
export const placeShortcutNames = [
  'place1',
  'place2',
  'place3',
  'place4',
  'place5',
  'place6',
  'place7',
  'place8',
  'place9'
] as const satisfies readonly ShortcutName[]

const shortcutNames: readonly ShortcutName[] = [
  ...generalShortcutNames,
  ...placeShortcutNames,
  'refer1',
  'refer2',
  'refer3',
  'refer4',
  'refer5'
]

/** They lead away from a box, or are its own. Every other key would act on the screen behind it, which nobody sees. */
const keysOverBoxes: ReadonlySet<ShortcutName> = new Set([
  ...placeShortcutNames,
  'newVisit',
  'search',
  'readAnswers',
  'previousPage',
  'nextPage',
  'shift',
  'rota',
  'lock',
  'language',
  'keys'
])

type Handlers = Map<ShortcutName, (() => void)[]>

const HandlersContext = createContext<Handlers>(new Map())

/** Listens for the keys, and lets the last one who asked for a key have it. */
export function ShortcutProvider({ children }: { readonly children: ReactNode }) {
  const handlers = useMemo<Handlers>(() => new Map(), [])
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const name =
        shortcutNames.find(candidate => isPressed(shortcuts[candidate], event)) ??
        (asksForKeys(event) ? 'keys' : undefined)
      if (name === undefined) return
      const box = keysOverBoxes.has(name) ? null : document.querySelector(':is([role=dialog], [role=alertdialog])')
      const handler = box === null ? handlers.get(name)?.at(-1) : () => name === 'save' && submit(box)
      if (handler === undefined) return
      event.preventDefault()
      // A button would take the Enter of a chord for a press.
      if (!isTyping(event)) event.stopPropagation()
      // The field in hand sees the key first and takes over what is half-chosen in it.
      // Done whole, its new focus too, before the next key is heard.
      setTimeout(() => flushSync(handler))
    }
    // Before the controls, which keep to themselves the keys that they know.
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [handlers])
  return <HandlersContext value={handlers}>{children}</HandlersContext>
}

const submit = (box: Element): void => box.querySelector('form')?.requestSubmit()

/** Does `handler` when the key is pressed, while the component stands. */
export function useShortcut(name: ShortcutName, handler: () => void, enabled = true): void {
  const handlers = useContext(HandlersContext)
  const latest = useRef(handler)
  useEffect(() => {
    latest.current = handler
  })
  useEffect(() => {
    if (!enabled) return undefined
    const run = (): void => latest.current()
    handlers.set(name, [...(handlers.get(name) ?? []), run])
    return () => {
      handlers.set(
        name,
        (handlers.get(name) ?? []).filter(other => other !== run)
      )
    }
  }, [handlers, name, enabled])
}

function isPressed(shortcut: Shortcut, event: KeyboardEvent): boolean {
  const key = keyOf(event)
  const withControl = (event.ctrlKey || event.metaKey) && !event.altKey
  return (
    (key === shortcut.key || key === shortcut.orKey) &&
    withControl === (shortcut.bare !== true) &&
    event.shiftKey === (shortcut.shift === true) &&
    !event.repeat
  )
}

/** `?` shows the keys, unless it is being typed into a text. */
function asksForKeys(event: KeyboardEvent): boolean {
  return (event.key === '?' || event.key === '؟') && !isTyping(event) && !event.ctrlKey && !event.metaKey
}

const isTyping = (event: KeyboardEvent): boolean =>
  event.target instanceof Element && event.target.closest('input, textarea') !== null
