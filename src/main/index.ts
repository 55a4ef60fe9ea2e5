import { app, protocol } from 'electron'
import { APP_SCHEME } from './address.ts'
import { runDesk } from './desk.ts'
import { takeOffline } from './offline.ts'
import { chosenDataFolder, dropUnwantedSwitches } from './switches.ts'

const dataFolder = chosenDataFolder(app, process.env)
if (dataFolder !== null) app.setPath('userData', dataFolder)

app.enableSandbox()
dropUnwantedSwitches(app)
takeOffline(app)
protocol.registerSchemesAsPrivileged([{ scheme: APP_SCHEME, privileges: { standard: true, secure: true } }])

if (app.requestSingleInstanceLock()) {
  // Awaiting whenReady at the top level of an ES module would deadlock Electron.
  void app.whenReady().then(runDesk)
} else {
  app.quit()
}
