import { COPIED_CHANNEL } from '../sides.ts'
import type { HostIpcRenderer } from './ipc-renderer.ts'

/** Tells the host's clipboard what Chromium copies: its own is out of the app's reach. */
export function carryCopies(ipcRenderer: HostIpcRenderer): void {
  for (const sign of ['copy', 'cut'])
    window.addEventListener(sign, () => {
      // In Chromium this is the marked part of a field, too.
      const text = String(window.getSelection() ?? '')
      if (text !== '') ipcRenderer.send(COPIED_CHANNEL, text)
    })
}
