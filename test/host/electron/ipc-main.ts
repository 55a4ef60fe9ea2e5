import type { IpcMain, WebFrameMain } from 'electron'
import { EventEmitter } from 'node:events'
import { decode, encode } from '../clone.ts'
import type { InvokeAnswer, PageMessage } from '../sides.ts'
import { shownWindow } from './browser-window.ts'
import { loud, type Named } from './loud.ts'

/** As much of `IpcMainInvokeEvent` as the app looks at. The host carries messages of the main frame only. */
interface MessageEvent {
  readonly sender: object
  readonly senderFrame: Pick<WebFrameMain, 'url' | 'parent'> | null
}

type InvokeHandler = (event: MessageEvent, ...args: unknown[]) => unknown

class HostIpcMain extends EventEmitter implements Named<IpcMain, 'handle'> {
  private readonly handlers = new Map<string, InvokeHandler>()

  handle(channel: string, handler: InvokeHandler): void {
    if (this.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    this.handlers.set(channel, handler)
  }

  async answer({ url, channel, payload }: PageMessage): Promise<InvokeAnswer> {
    const handler = this.handlers.get(channel)
    if (!handler) return { ok: false, message: `No handler registered for '${channel}'` }
    try {
      return { ok: true, payload: encode(await handler(messageEvent(url), ...decodeList(payload))) }
    } catch (fault) {
      process.stderr.write(`Error occurred in handler for '${channel}': ${String(fault)}\n`)
      return { ok: false, message: String(fault) }
    }
  }

  receive({ url, channel, payload }: PageMessage): void {
    this.emit(channel, messageEvent(url), ...decodeList(payload))
  }
}

const messageEvent = (url: string): MessageEvent => ({
  sender: shownWindow().webContents,
  senderFrame: { url, parent: null }
})

function decodeList(payload: string): readonly unknown[] {
  const list = decode(payload)
  return Array.isArray(list) ? list : []
}

export const hostIpcMain = new HostIpcMain()
export const ipcMain = loud('ipcMain', hostIpcMain)
