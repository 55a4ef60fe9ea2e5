import { app, type BrowserWindow } from 'electron'
import { atMost } from './at-most.ts'
import type { CallDesk } from './calls.ts'
import type { CoreThread } from './core-thread.ts'
import { letPageFinish } from './let-page-finish.ts'
import type { OwnCopies } from './own-copies.ts'

/** How long (ms) the core may take to close its file. */
const PATIENCE = 5_000

/** Closes a window in order: its page saves what is half-written, the calls that this takes are answered, then it goes. */
export function closeInOrder(window: BrowserWindow, callDesk: CallDesk): void {
  let closing = false
  async function close(): Promise<void> {
    await letPageFinish(window, callDesk, 'shell.closing')
    window.destroy()
  }
  window.on('close', event => {
    event.preventDefault()
    if (closing) return
    closing = true
    void close()
  })
}

/** Ends the app when its window is gone, after the core has closed its file and nothing from the window is left on the clipboard. */
export function quitInOrder(core: CoreThread, copies: OwnCopies): void {
  let coreIsClosed = false
  async function closeCore(): Promise<void> {
    await atMost(PATIENCE, core.close())
    await atMost(PATIENCE, copies.takeBack())
    coreIsClosed = true
    app.quit()
  }
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', event => {
    if (coreIsClosed) return
    event.preventDefault()
    void closeCore()
  })
}
