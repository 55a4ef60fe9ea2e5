import { app, dialog, session } from 'electron'
import path from 'node:path'
import { fileLog } from '../core/log.ts'
import { eventChannel } from '../shared/ipc/channels.ts'
import { APP_SCHEME } from './address.ts'
import { answerCalls } from './calls.ts'
import { closeInOrder, quitInOrder } from './closing.ts'
import { startCore } from './core-thread.ts'
import { dialogTexts } from './dialog-texts.ts'
import { lockPage, lockSession } from './lockdown.ts'
import { openMainWindow } from './main-window.ts'
import { setMenu } from './menu.ts'
import { preferenceFile } from './preferences.ts'
import { serveRendererFile } from './renderer-files.ts'
import { shellCalls } from './shell-calls.ts'

/** Runs the app from the moment that Electron is ready: one locked-down window, and the core behind it. */
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
  process.on('uncaughtException', fault => {
    log.incident('main', fault)
    giveUp()
  })

  setMenu(process.platform, !app.isPackaged)
  app.on('web-contents-created', (_event, page) => lockPage(page))
  // A session without a name on disk: the page leaves no cache and no storage behind.
  const memoryOnly = session.fromPartition('desk')
  lockSession(memoryOnly)
  memoryOnly.protocol.handle(APP_SCHEME, request =>
    serveRendererFile(path.join(import.meta.dirname, '../renderer'), request)
  )

  const places = {
    dataDir: path.join(userData, 'bureau'),
    resourcesDir: path.join(app.getAppPath(), 'resources'),
    logDir
  }
  const core = startCore(places, log, ({ name, payload }) => {
    if (!window.isDestroyed()) window.webContents.send(eventChannel(name), payload)
  })
  const window = openMainWindow({ session: memoryOnly, devTools: !app.isPackaged, log, onHopeless: giveUp })
  const shell = shellCalls({ window: () => window, core, preferences })
  const callDesk = answerCalls({ page: () => window.webContents, core, shell, log })

  closeInOrder(window, callDesk)
  quitInOrder(core)
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore()
    window.show()
    window.focus()
  })
}
