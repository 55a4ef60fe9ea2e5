import { BrowserWindow, nativeTheme, type Session } from 'electron'
import path from 'node:path'
import type { Log } from '../core/log.ts'
import { START_PAGE } from './address.ts'

const PREFERRED_SIZE = { width: 1280, height: 720 }
const SMALLEST_SIZE = { minWidth: 960, minHeight: 600 }
/** The page's own ground, so that the window does not flash white before the page is there. */
const GROUND = { light: '#faf7f2', dark: '#1d1b18' }

/** A page that crashes this often, in this time (ms), will crash again. */
const CRASHES = { atMost: 3, within: 60_000 }

interface MainWindowOptions {
  readonly session: Session
  /** Whether developer tools can be opened. */
  readonly devTools: boolean
  readonly log: Log
  /** The page keeps crashing. */
  readonly onHopeless: () => void
}

/** The app's one window. It shows itself when its page is painted, and loads the page again when the page's process crashes. */
export function openMainWindow({ session, devTools, log, onHopeless }: MainWindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    ...PREFERRED_SIZE,
    ...SMALLEST_SIZE,
    title: 'Fyr',
    show: false,
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? GROUND.dark : GROUND.light,
    webPreferences: {
      session,
      preload: path.join(import.meta.dirname, '../preload/index.cjs'),
      devTools,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false
    }
  })
  const crashes: number[] = []
  const load = () => {
    window.loadURL(START_PAGE).catch((fault: unknown) => log.incident('loading the page', fault))
  }
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return
    log.incident(`the page (${reason})`, new Error('the page ended'))
    crashes.push(Date.now())
    const recent = crashes.filter(at => at > Date.now() - CRASHES.within)
    if (recent.length >= CRASHES.atMost) onHopeless()
    else load()
  })
  window.once('ready-to-show', () => window.show())
  load()
  return window
}
