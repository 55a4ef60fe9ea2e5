import type {
  Dialog,
  Menu as ElectronMenu,
  NativeTheme,
  OpenDialogOptions,
  OpenDialogReturnValue,
  Shell
} from 'electron'
import { launcher } from './link.ts'
import { loud, LoudEmitter, type Named } from './loud.ts'

/** File dialogs are asked of whoever launched the host: a person at `npm start`, a stub in a test. */
export const dialog = loud('dialog', {
  async showOpenDialog(
    _window: unknown,
    { title = '', properties = [] }: OpenDialogOptions
  ): Promise<OpenDialogReturnValue> {
    const chosen = await launcher().call('askForPath', { title, folder: properties.includes('openDirectory') })
    return { canceled: chosen === null, filePaths: chosen === null ? [] : [chosen] }
  },
  showErrorBox(title: string, content: string) {
    process.stderr.write(`${title}: ${content}\n`)
  }
} satisfies Pick<Dialog, 'showErrorBox'> & Named<Dialog, 'showOpenDialog'>)

export const shell = loud<Pick<Shell, 'openPath'>>('shell', {
  async openPath(path: string) {
    launcher().post('openPath', path)
    return ''
  }
})

export const nativeTheme = loud<Pick<NativeTheme, 'shouldUseDarkColors'>>('nativeTheme', { shouldUseDarkColors: false })

/** Silent by itself; a test emits what the computer would: `powerMonitor.emit('suspend')`. */
export const powerMonitor = loud(
  'powerMonitor',
  new LoudEmitter('powerMonitor', ['suspend', 'resume', 'lock-screen', 'unlock-screen', 'shutdown'])
)

/** The host's window has no menu; the template is accepted and forgotten. */
export const Menu = loud<Named<typeof ElectronMenu, 'buildFromTemplate' | 'setApplicationMenu'>>('Menu', {
  buildFromTemplate: () => ({}),
  setApplicationMenu: () => undefined
})
