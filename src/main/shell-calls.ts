import { dialog, shell, type BrowserWindow, type OpenDialogOptions } from 'electron'
import path from 'node:path'
import { atDoor, type BoundCall } from '../core/bound-call.ts'
import { FyrError } from '../shared/domain/errors.ts'
import type { FileToken } from '../shared/domain/ids.ts'
import { calls, type ShellCallName } from '../shared/ipc/contract.ts'
import type { CoreThread } from './core-thread.ts'
import { savePdf } from './save-pdf.ts'
import { dialogTexts } from './dialog-texts.ts'
import type { OwnCopies } from './own-copies.ts'
import type { PreferenceFile } from './preferences.ts'

interface Shell {
  readonly window: () => BrowserWindow
  readonly core: CoreThread
  readonly preferences: PreferenceFile
  readonly copies: OwnCopies
  /** Hears that somebody is at the window. */
  readonly onActivity: () => void
}

/** One bound call for every call that the shell answers. */
export type ShellCalls = Readonly<Record<ShellCallName, BoundCall>>

/** The calls that the shell around the bureau answers. Paths stay on this side: the window gets a token and a name to show. */
export function shellCalls({ window, core, preferences, copies, onActivity }: Shell): ShellCalls {
  const chosenFolders = new Map<FileToken, string>()
  const texts = () => dialogTexts(preferences.read().language)

  async function choose(
    options: OpenDialogOptions
  ): Promise<{ token: FileToken; name: string; chosen: string } | null> {
    const answer = await dialog.showOpenDialog(window(), options)
    const [chosen] = answer.filePaths
    if (answer.canceled || chosen === undefined) return null
    return { token: await core.grant(chosen), name: path.basename(chosen), chosen }
  }

  return {
    'shell.chooseFile': atDoor(calls['shell.chooseFile'], async ({ purpose }) => {
      const { chooseImport, chooseBackup, chooseDirectory, spreadsheetFiles, backupFiles, directoryFiles, allFiles } =
        texts()
      const wanted = {
        import: { title: chooseImport, name: spreadsheetFiles, extensions: ['csv', 'txt'] },
        backup: { title: chooseBackup, name: backupFiles, extensions: ['fyrbackup'] },
        directory: { title: chooseDirectory, name: directoryFiles, extensions: ['zip', 'json', 'csv', 'tsv', 'txt'] }
      }[purpose]
      const filters = [
        { name: wanted.name, extensions: wanted.extensions },
        { name: allFiles, extensions: ['*'] }
      ]
      const file = await choose({ title: wanted.title, properties: ['openFile', 'dontAddToRecent'], filters })
      return file && { token: file.token, name: file.name }
    }),
    'shell.chooseFolder': atDoor(calls['shell.chooseFolder'], async ({ purpose }) => {
      const words = texts()
      const title = {
        export: words.chooseExport,
        backup: words.chooseBackupFolder,
        slip: words.chooseSlipFolder,
        directory: words.chooseDirectoryFolder,
        'directory-export': words.chooseDirectoryExport
      }[purpose]
      const folder = await choose({ title, properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'] })
      if (folder === null) return null
      chosenFolders.set(folder.token, folder.chosen)
      return { token: folder.token, name: folder.name }
    }),
    'shell.showFolder': atDoor(calls['shell.showFolder'], async request => {
      const folder = chosenFolders.get(request.folder)
      if (folder === undefined) throw new FyrError('file.unknown-token')
      await shell.openPath(folder)
      return null
    }),
    'shell.savePdf': atDoor(calls['shell.savePdf'], async ({ folder, name }) => {
      const chosen = chosenFolders.get(folder)
      if (chosen === undefined) throw new FyrError('file.unknown-token')
      return { fileName: await savePdf(window().webContents, chosen, name) }
    }),
    'shell.activity': atDoor(calls['shell.activity'], async () => {
      onActivity()
      return null
    }),
    'shell.copied': atDoor(calls['shell.copied'], async ({ place, text }) => {
      copies.copied(place, text)
      return null
    }),
    'shell.preferences': atDoor(calls['shell.preferences'], async () => preferences.read()),
    'shell.setLanguage': atDoor(calls['shell.setLanguage'], async request => {
      preferences.write(request)
      return null
    })
  }
}
