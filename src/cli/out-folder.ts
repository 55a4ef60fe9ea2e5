import { makeFolder } from '../core/make-folder.ts'
import { codeOf } from '../core/vault/faults.ts'
import { CliError } from './cli-error.ts'

/** Makes the folder that `--out` names where it is missing. Throws `export.folder-unusable`. */
export function makeOutFolder(folder: string): void {
  try {
    makeFolder(folder)
  } catch (error) {
    throw new CliError('export.folder-unusable', {
      folder,
      reason: codeOf(error) ?? ''
    })
  }
}
