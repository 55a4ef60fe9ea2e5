import os from 'node:os'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../..')

export const localesDir = path.join(root, 'locales')
export const resourcesDir = path.join(root, 'resources')

/**
 * Where a path typed on the command line begins. `npm run` changes into the project's own folder first and says in `INIT_CWD`
 * where it was called.
 */
export const typedPath = (typed: string, environment: NodeJS.ProcessEnv = process.env): string =>
  path.resolve(
    /^(bureau|demo)$/.test(environment['npm_lifecycle_event'] ?? '') ? (environment['INIT_CWD'] ?? '.') : '.',
    typed
  )

/** Where unexpected faults are noted: the system's own place for such files, never the bureau's folder. */
export function logDir(environment: NodeJS.ProcessEnv = process.env): string {
  const home = os.homedir()
  if (process.platform === 'win32')
    return path.join(environment['LOCALAPPDATA'] ?? path.join(home, 'AppData', 'Local'), 'Fyr', 'logs')
  if (process.platform === 'darwin') return path.join(home, 'Library', 'Logs', 'Fyr')
  return path.join(environment['XDG_STATE_HOME'] ?? path.join(home, '.local', 'state'), 'fyr')
}
