import { app, ipcMain, type BrowserWindow } from 'electron'
import { eventChannel, READY_TO_CLOSE_CHANNEL } from '../shared/ipc/channels.ts'
import type { CallDesk } from './calls.ts'
import type { CoreThread } from './core-thread.ts'

/** How long (ms) a page may take to save what is half-written, and the core to close its file. */
const PATIENCE = { page: 1_000, core: 5_000 }

/** Closes a window in order: its page saves what is half-written, the calls that this takes are answered, then it goes. */
export function closeInOrder(window: BrowserWindow, callDesk: CallDesk): void {
  let closing = false
  async function close(): Promise<void> {
    await atMost(PATIENCE.page, letPageFinish(window, callDesk))
    window.destroy()
  }
  window.on('close', event => {
    event.preventDefault()
    if (closing) return
    closing = true
    void close()
  })
}

async function letPageFinish(window: BrowserWindow, callDesk: CallDesk): Promise<void> {
  const pageIsReady = new Promise(resolve => {
    ipcMain.once(READY_TO_CLOSE_CHANNEL, resolve)
  })
  window.webContents.send(eventChannel('shell.closing'), null)
  await pageIsReady
  await callDesk.idle()
}

/** Ends the app when its window is gone, after the core has closed its file. */
export function quitInOrder(core: CoreThread): void {
  let coreIsClosed = false
  async function closeCore(): Promise<void> {
    await atMost(PATIENCE.core, core.close())
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

/** Waits for `work`, but no longer than `milliseconds`, and whether it succeeds or not. */
async function atMost(milliseconds: number, work: Promise<void>): Promise<void> {
  const enough = Promise.withResolvers<null>()
  const timer = setTimeout(enough.resolve, milliseconds, null)
  await Promise.race([work.catch(() => null), enough.promise])
  clearTimeout(timer)
}
