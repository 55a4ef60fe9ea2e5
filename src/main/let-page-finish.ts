import { ipcMain, type BrowserWindow, type IpcMainEvent } from 'electron'
import { PAGE_READY_CHANNEL } from '../shared/ipc/channels.ts'
import { atMost } from './at-most.ts'
import { isFromOwnPage, type CallDesk } from './calls.ts'
import { tellPage } from './tell-page.ts'

/** How long (ms) a page may take to save what is half-written. */
const PATIENCE = 1_000

/**
 * Tells the page what is about to happen, and resolves when it has saved what is half-written and the calls that this takes are
 * answered; after a second whatever the page does. Never rejects.
 */
export async function letPageFinish(
  window: BrowserWindow,
  callDesk: CallDesk,
  coming: 'shell.closing' | 'bureau.locking'
): Promise<void> {
  const ready = Promise.withResolvers<void>()
  const onReady = (event: IpcMainEvent) => {
    if (isFromOwnPage(event, window.webContents)) ready.resolve()
  }
  ipcMain.on(PAGE_READY_CHANNEL, onReady)
  tellPage(window, coming, null)
  await atMost(
    PATIENCE,
    ready.promise.then(() => callDesk.idle())
  )
  ipcMain.removeListener(PAGE_READY_CHANNEL, onReady)
}
