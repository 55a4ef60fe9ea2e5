import { app, clipboard, dialog, session } from 'electron'
import path from 'node:path'
import { fileLog, type Log } from '../core/log.ts'
import { APP_SCHEME } from './address.ts'
import { lockByItself } from './auto-lock.ts'
import { answerCalls } from './calls.ts'
import { closeInOrder, quitInOrder } from './closing.ts'
import { startCore } from './core-thread.ts'
import { dialogTexts } from './dialog-texts.ts'
import { lockPage, lockSession } from './lockdown.ts'
import { openMainWindow } from './main-window.ts'
import { setMenu } from './menu.ts'
import { rememberCopies } from './own-copies.ts'
import { preferenceFile, type PreferenceFile } from './preferences.ts'
import { serveRendererFile } from './renderer-files.ts'
import { shellCalls } from './shell-calls.ts'
import { tellPage } from './tell-page.ts'

interface Surroundings {
  readonly userData: string
  readonly logDir: string
  readonly log: Log
  readonly preferences: PreferenceFile
  /** Tells the person that the app cannot go on, and ends it. */
  readonly giveUp: () => void
}

/** Runs the app from the moment that Electron is ready. */
export function runDesk(): void {
  const userData = app.getPath('userData')
  const logDir = path.join(userData, 'logs')
  const log = fileLog(logDir)
  const preferences = preferenceFile(userData, app.getPreferredSystemLanguages())

  function giveUp(): void {
    const { cannotGoOnTitle, cannotGoOn } = dialogTexts(preferences.read().language)
    dialog.showErrorBox(cannotGoOnTitle, cannotGoOn.replace('{{folder}}', logDir))
    app.exit(1)
  }
  function giveUpFor(fault: unknown): void {
    log.incident('main', fault)
    giveUp()
  }
  process.on('uncaughtException', giveUpFor)
  process.on('unhandledRejection', fault => log.incident('main, in passing', fault))

  try {
    openDesk({ userData, logDir, log, preferences, giveUp })
  } catch (fault) {
    giveUpFor(fault)
  }
}

/** One locked-down window, and the core behind it. */
function openDesk({ userData, logDir, log, preferences, giveUp }: Surroundings): void {
  const devTools = !app.isPackaged
  setMenu(process.platform, devTools)
  app.on('web-contents-created', (_event, page) => lockPage(page))
  // A session without a name on disk: the page leaves no cache and no storage behind.
  const memoryOnly = session.fromPartition('desk')
  lockSession(memoryOnly, { devTools })
  const page = path.join(import.meta.dirname, '../renderer')
  memoryOnly.protocol.handle(APP_SCHEME, request => serveRendererFile(page, request))

  const copies = rememberCopies({ clipboard, ...(process.platform === 'linux' && { selection: clipboard.selection }) })
  const dataDir = path.join(userData, 'bureau')
  const resourcesDir = path.join(app.getAppPath(), 'resources')
  const core = startCore({ dataDir, resourcesDir, logDir, marksDir: path.join(userData, 'marks') }, log, event => {
    autoLock.hear(event)
    if (event.name === 'bureau.locked') void copies.takeBack()
    tellPage(window, event.name, event.payload)
  })
  const window = openMainWindow({ session: memoryOnly, devTools, log, onHopeless: giveUp })
  const shell = shellCalls({ window: () => window, core, preferences, copies, onActivity: () => autoLock.active() })
  const callDesk = answerCalls({ page: () => window.webContents, core, shell, log })
  const autoLock = lockByItself({ window, core, callDesk })

  closeInOrder(window, callDesk)
  quitInOrder(core, copies)
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore()
    window.show()
    window.focus()
  })
}
