import type { App, CommandLine } from 'electron'
import { mkdirSync, readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { APP_PATH_VARIABLE } from '../sides.ts'
import { loud, LoudEmitter, preventable } from './loud.ts'
import { holdFolder } from './single-instance.ts'

const appPath = process.env[APP_PATH_VARIABLE] ?? process.cwd()
const { productName }: { productName: string } = JSON.parse(readFileSync(path.join(appPath, 'package.json'), 'utf8'))

/** Where each system keeps the settings of applications. */
function settingsFolder(): string {
  if (process.platform === 'win32') return process.env['APPDATA'] ?? path.join(os.homedir(), 'AppData', 'Roaming')
  if (process.platform === 'darwin') return path.join(os.homedir(), 'Library', 'Application Support')
  return process.env['XDG_CONFIG_HOME'] ?? path.join(os.homedir(), '.config')
}

type Offered =
  | 'isPackaged'
  | 'whenReady'
  | 'isReady'
  | 'getAppPath'
  | 'getName'
  | 'getPath'
  | 'setPath'
  | 'getPreferredSystemLanguages'
  | 'requestSingleInstanceLock'
  | 'enableSandbox'
  | 'quit'
  | 'exit'

interface OpenWindows {
  /** Asks each window to close, and answers whether all did. */
  closeAll(): boolean
}

class HostApp extends LoudEmitter implements Pick<App, Offered> {
  readonly isPackaged = false
  /** Chromium's switches, as the app sets them before it is ready. */
  readonly switches: string[] = []
  readonly commandLine = loud<Pick<CommandLine, 'appendSwitch'>>('app.commandLine', {
    appendSwitch: (name, value) => {
      if (this.ready) throw new Error('A switch that is set when the app is ready changes nothing.')
      this.switches.push(value === undefined || value === '' ? `--${name}` : `--${name}=${value}`)
    }
  })
  /** Set by the module that knows the windows. */
  windows: OpenWindows = { closeAll: () => true }
  isQuitting = false
  private readonly paths = new Map<string, string>([['userData', path.join(settingsFolder(), productName)]])
  private readonly readiness = Promise.withResolvers<void>()
  private ready = false

  constructor() {
    super('app', ['web-contents-created', 'second-instance', 'window-all-closed', 'before-quit', 'will-quit', 'quit'])
  }

  whenReady(): Promise<void> {
    return this.readiness.promise
  }

  isReady(): boolean {
    return this.ready
  }

  /** Electron is ready when the main module has been evaluated and the browser is up. */
  becomeReady(): void {
    this.ready = true
    this.readiness.resolve()
  }

  getAppPath(): string {
    return appPath
  }

  getName(): string {
    return productName
  }

  setPath(name: string, folder: string): void {
    this.paths.set(name, folder)
  }

  getPath(name: Parameters<App['getPath']>[0]): string {
    const folder = this.paths.get(name)
    if (folder === undefined) throw new Error(`The Chromium host does not know app.getPath('${name}').`)
    mkdirSync(folder, { recursive: true })
    return folder
  }

  getPreferredSystemLanguages(): string[] {
    return [Intl.DateTimeFormat().resolvedOptions().locale]
  }

  requestSingleInstanceLock(): boolean {
    return holdFolder(this.getPath('userData'), ({ argv, workingDirectory }) =>
      this.emit('second-instance', preventable({}), argv, workingDirectory, null)
    )
  }

  enableSandbox(): void {
    if (this.ready) throw new Error('app.enableSandbox() can only be called before app is ready')
  }

  quit(): void {
    if (this.isQuitting || this.isPrevented('before-quit')) return
    this.isQuitting = true
    const allClosed = this.windows.closeAll()
    this.isQuitting = false
    if (allClosed && !this.isPrevented('will-quit')) this.exit(0)
  }

  exit(code = 0): void {
    this.emit('quit', {}, code)
    process.exit(code)
  }

  private isPrevented(name: 'before-quit' | 'will-quit'): boolean {
    const event = preventable({})
    this.emit(name, event)
    return event.defaultPrevented
  }
}

/** What `loud` wraps: for the host's own modules. */
export const hostApp = new HostApp()
export const app = loud('app', hostApp)
