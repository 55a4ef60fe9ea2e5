import { existsSync } from 'node:fs'
import { findElectron } from '../test/host/electron-binary.ts'
import { findChromium } from '../test/host/chromium.ts'
import { runProgram } from './run-tool.ts'

/**
 * Sees to it that the window tests have something to run in. On Debian as root it installs Chromium; elsewhere it names the
 * package. Answers what is missing, or null.
 */
export async function ensureChromium(root: string, say: (text: string) => void): Promise<string | null> {
  if (findChromium() !== null || findElectron(root) !== null) return null
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) {
    return 'The window tests need Chromium: install the package `chromium` (Debian: `apt-get install chromium`), or set CHROMIUM_PATH to one that is there.'
  }
  say('Installing Chromium for the window tests …')
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  const steps = [['update'], ['install', '--yes', '--no-install-recommends', 'chromium']]
  for (const args of steps) {
    const { code, output } = await runProgram('apt-get', args, { cwd: root, env })
    if (code !== 0) return `Chromium could not be installed with \`apt-get ${args.join(' ')}\`:\n${output}`
  }
  return null
}
