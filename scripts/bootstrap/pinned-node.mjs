import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/**
 * The Node that scripts run with: the one that the lockfile pins for this platform, else the running one where it is new
 * enough (macOS, for which no such package exists).
 * @param {string} root
 * @returns {{ path: string } | { problem: string }}
 */
export function findNode(root) {
  const system = process.platform === 'win32' ? 'win' : process.platform
  const program = process.platform === 'win32' ? 'node.exe' : 'node'
  const pinned = path.join(root, 'node_modules', `node-${system}-${process.arch}`, 'bin', program)
  if (existsSync(pinned)) return { path: pinned }

  /** @type {{ version: string }} */
  const { version } = JSON.parse(readFileSync(path.join(root, 'tools', 'node24', 'package.json'), 'utf8'))
  const wanted = version.split('.')[0] ?? ''
  const running = process.versions.node.split('.')[0] ?? ''
  if (Number(running) >= Number(wanted)) return { path: process.execPath }
  return {
    problem: `Fyr needs Node ${wanted}; this is Node ${process.versions.node}, and there is no packaged Node for ${process.platform} ${process.arch}. Install Node ${wanted} or later (macOS: brew install node@${wanted}; or from https://nodejs.org) and run the same command again.`
  }
}
