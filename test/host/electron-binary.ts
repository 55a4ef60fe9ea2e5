import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/**
 * Electron's own program, if it is installed; null otherwise. Electron's npm package brings no program: its `install.js` fetches
 * one on first use, and importing the package would do so at once, so this only looks.
 */
export function findElectron(root: string): string | null {
  const electron = path.join(root, 'node_modules', 'electron')
  const noted = path.join(electron, 'path.txt')
  const elsewhere = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (elsewhere === undefined && !existsSync(noted)) return null
  const program = existsSync(noted) ? readFileSync(noted, 'utf8') : 'electron'
  const file = path.join(elsewhere ?? path.join(electron, 'dist'), program)
  return existsSync(file) ? file : null
}
