/** Stands in for the module `electron` in the main process. A name that is not exported here fails the import, loudly. */
export { app } from './app.ts'
export { BrowserWindow } from './browser-window.ts'
export { clipboard } from './clipboard.ts'
export { ipcMain } from './ipc-main.ts'
export { protocol, session } from './session.ts'
export { dialog, Menu, nativeTheme, powerMonitor, shell } from './system.ts'
