import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Where @electron/fuses looks for the fuses in a program: this text, a version byte, their number, one character each. */
const FUSE_SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
/** Electron's own defaults: '1' is on. */
const FUSES = '101100111'

const EMPTY_FILES = [
  'chrome-sandbox',
  'chrome_crashpad_handler',
  'icudtl.dat',
  'resources.pak',
  'snapshot_blob.bin',
  'v8_context_snapshot.bin',
  'LICENSE',
  'LICENSES.chromium.html'
]

/**
 * Makes a folder that electron-builder takes for Electron on Linux, so that what it packs can be looked into where Electron
 * cannot be had. Nothing in it runs, and every file says STUB.
 */
export function makeStubElectron(folder: string, root: string): void {
  mkdirSync(path.join(folder, 'resources'), { recursive: true })
  mkdirSync(path.join(folder, 'locales'))
  const fuseWire = [Buffer.from(FUSE_SENTINEL), Buffer.from([1, FUSES.length]), Buffer.from(FUSES)]
  writeFileSync(path.join(folder, 'electron'), Buffer.concat([Buffer.from('STUB, not Electron\n'), ...fuseWire]))
  for (const name of EMPTY_FILES) writeFileSync(path.join(folder, name), 'STUB')
  for (const language of ['ar', 'de', 'en-US', 'fi', 'sv'])
    writeFileSync(path.join(folder, 'locales', `${language}.pak`), 'STUB')
  for (const program of ['electron', 'chrome-sandbox', 'chrome_crashpad_handler'])
    chmodSync(path.join(folder, program), 0o755)
  const { version }: { version: string } = JSON.parse(
    readFileSync(path.join(root, 'node_modules/electron/package.json'), 'utf8')
  )
  writeFileSync(path.join(folder, 'version'), version)
}
