import type { BrowserWindow } from 'electron'
import { eventChannel } from '../shared/ipc/channels.ts'
import type { EventName, EventPayload } from '../shared/ipc/contract.ts'

/** Tells the window's page something that it has not asked. A window that is gone hears nothing. */
export function tellPage<Name extends EventName>(window: BrowserWindow, name: Name, payload: EventPayload<Name>): void {
  if (!window.isDestroyed()) window.webContents.send(eventChannel(name), payload)
}
