/** Entry of the app's main process: what Electron's own start does, load the `main` of package.json. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { serialize } from 'node:v8'
import { runInThisContext } from 'node:vm'
import { hostApp } from './app.ts'
import { shownWindow } from './browser-window.ts'
import { hostIpcMain } from './ipc-main.ts'
import { joinLauncher, launcher } from './link.ts'
import * as electron from './module.ts'

/** How long (ms) the main module may take to be evaluated. */
const EVALUATION_LIMIT = 20_000

joinLauncher({
  browserReady: () => hostApp.becomeReady(),
  invoke: message => hostIpcMain.answer(message),
  message: message => hostIpcMain.receive(message),
  request: request => shownWindow().webContents.session.answer(request),
  mayNavigate: url => shownWindow().webContents.mayNavigate(url),
  mayOpen: url => shownWindow().webContents.mayOpen(url),
  mayDownload: url => shownWindow().webContents.session.mayDownload(url),
  pageEvent: event => electron.BrowserWindow.getAllWindows()[0]?.pageEvent(event),
  async evaluate(source, argument) {
    const run: unknown = runInThisContext(`(${source})`)
    if (typeof run !== 'function') throw new Error('Only a function can be evaluated in the main process.')
    return serialize(await Reflect.apply(run, undefined, [electron, argument]))
  },
  quit: () => hostApp.quit()
})

// Whoever started the host is gone: nothing may be left behind.
process.on('disconnect', () => process.exit(1))
process.on('SIGTERM', () => hostApp.quit())
process.on('SIGINT', () => hostApp.quit())

const { main }: { main: string } = JSON.parse(readFileSync(path.join(hostApp.getAppPath(), 'package.json'), 'utf8'))
const deadlock = setTimeout(() => {
  process.stderr.write(
    'The main module has not finished: awaiting app.whenReady() at the top level deadlocks Electron too.\n'
  )
  process.exit(1)
}, EVALUATION_LIMIT)
await import(pathToFileURL(path.join(hostApp.getAppPath(), main)).href)
clearTimeout(deadlock)
launcher().post('mainModuleReady', hostApp.switches)
