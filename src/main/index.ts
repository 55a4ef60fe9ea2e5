import { app, protocol } from 'electron'
import { APP_SCHEME } from './address.ts'
import { runDesk } from './desk.ts'
import { takeOffline } from './offline.ts'

// A data folder of its own, for tests and for developing; a packed app keeps to the one place.
const dataFolder = process.env['FYR_USER_DATA']
if (!app.isPackaged && dataFolder !== undefined) app.setPath('userData', dataFolder)

app.enableSandbox()
takeOffline(app)
protocol.registerSchemesAsPrivileged([{ scheme: APP_SCHEME, privileges: { standard: true, secure: true } }])

if (app.requestSingleInstanceLock()) {
  // Awaiting whenReady at the top level of an ES module would deadlock Electron.
  void app.whenReady().then(runDesk)
} else {
  app.quit()
}
