import type { Clipboard } from 'electron'
import { COPIED_CHANNEL } from '../sides.ts'
import { hostIpcMain } from './ipc-main.ts'
import { loud } from './loud.ts'

/** Holds text only, and is the host's own: the page's copies come to it, and nothing goes to the system's. */
class HostClipboard implements Pick<Clipboard, 'readText' | 'writeText' | 'clear'> {
  private text = ''

  async readText(): Promise<string> {
    return this.text
  }

  async writeText(text: string): Promise<void> {
    this.text = text
  }

  clear(): void {
    this.text = ''
  }
}

const selection = loud('clipboard.selection', new HostClipboard())

/** What the page copies stands in it, as if Chromium had put it there; a test may put something else there. */
export const clipboard = loud('clipboard', Object.assign(new HostClipboard(), { selection }))

hostIpcMain.on(COPIED_CHANNEL, (_event: unknown, text: unknown) => void clipboard.writeText(String(text)))
