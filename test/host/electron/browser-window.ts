import type { BrowserWindow as ElectronWindow } from 'electron'
import { readFileSync } from 'node:fs'
import type { PageEvent } from '../sides.ts'
import { hostApp } from './app.ts'
import { launcher } from './link.ts'
import { loud, LoudEmitter, preventable } from './loud.ts'
import type { HostSession } from './session.ts'
import { HostWebContents } from './web-contents.ts'

interface WindowPreferences {
  readonly session: HostSession
  readonly preload: string
  readonly sandbox?: boolean
  readonly contextIsolation?: boolean
  readonly nodeIntegration?: boolean
}

interface WindowConstruction {
  readonly width: number
  readonly height: number
  readonly webPreferences: WindowPreferences
}

type Offered =
  'loadURL' | 'show' | 'focus' | 'restore' | 'isMinimized' | 'isDestroyed' | 'isVisible' | 'close' | 'destroy'

let shown: HostBrowserWindow | null = null

/** The one window that the host shows. */
export function shownWindow(): HostBrowserWindow {
  if (shown === null) throw new Error('The window is gone.')
  return shown
}

class HostBrowserWindow extends LoudEmitter implements Pick<ElectronWindow, Offered> {
  readonly webContents: HostWebContents
  private readonly opened: Promise<void>
  private visible = false
  private destroyed = false
  private hasLoaded = false

  static getAllWindows(): HostBrowserWindow[] {
    return shown === null ? [] : [shown]
  }

  constructor({ width, height, webPreferences }: WindowConstruction) {
    super('BrowserWindow', ['ready-to-show', 'show', 'focus', 'close', 'closed'])
    if (!hostApp.isReady()) throw new Error('Cannot create BrowserWindow before app is ready')
    if (shown !== null) throw new Error('The Chromium host shows one window at a time.')
    const { session, preload, sandbox, contextIsolation, nodeIntegration } = webPreferences
    if (sandbox !== true || contextIsolation !== true || nodeIntegration !== false) {
      throw new Error(
        'The Chromium host only shows windows with sandbox and contextIsolation on and nodeIntegration off.'
      )
    }
    this.webContents = loud('webContents', new HostWebContents(session))
    this.opened = launcher().call('createWindow', { width, height, preload: readFileSync(preload, 'utf8') })
    hostApp.emit('web-contents-created', {}, this.webContents)
    const self = loud('BrowserWindow', this)
    shown = self
    return self
  }

  async loadURL(url: string): Promise<void> {
    await this.opened
    await launcher().call('load', url)
  }

  show(): void {
    this.visible = true
    this.emit('show')
  }

  focus(): void {
    void launcher().call('focus')
    this.emit('focus')
  }

  restore(): void {
    this.show()
  }

  isMinimized(): boolean {
    return false
  }

  isVisible(): boolean {
    return this.visible
  }

  isDestroyed(): boolean {
    return this.destroyed
  }

  close(): void {
    const event = preventable({})
    this.emit('close', event)
    if (!event.defaultPrevented) this.destroy()
  }

  destroy(): void {
    if (this.destroyed) return
    this.destroyed = true
    this.webContents.markDestroyed()
    shown = null
    this.emit('closed')
    if (!hostApp.isQuitting && !hostApp.emit('window-all-closed')) hostApp.quit()
  }

  pageEvent(event: PageEvent): void {
    if (event.type === 'loaded') {
      this.webContents.loaded(event.url)
      if (!this.hasLoaded) this.emit('ready-to-show')
      this.hasLoaded = true
    } else if (event.type === 'crashed') this.webContents.crashed()
    else this.close()
  }
}

hostApp.windows = {
  closeAll() {
    shown?.close()
    return shown === null
  }
}

export const BrowserWindow = loud('BrowserWindow', HostBrowserWindow)
