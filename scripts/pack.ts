/**
 * `npm run pack [-- options]`: builds the app and puts it, unpacked, into `dist/`, for the platform that this runs on. Options
 * go to electron-builder; `--electron-dist=DIR` takes Electron from a folder instead of the one that npm's package fetches.
 */
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { buildIfChanged } from './build.ts'
import { haveElectron } from './fetch-electron.ts'

const root = path.resolve(import.meta.dirname, '..')

process.exitCode = await pack(process.argv.slice(2))

async function pack(args: readonly string[]): Promise<number> {
  const given = args.find(arg => arg.startsWith('--electron-dist='))
  const electronDist = given?.slice('--electron-dist='.length) ?? (await installedDist())
  if (electronDist === null) {
    return fail(
      'Packing needs Electron, and its download page cannot be reached: run this on a connected computer, or name a folder with Electron by --electron-dist=DIR.'
    )
  }
  const problem = await buildIfChanged(root, say)
  if (problem !== null) return fail(`The build failed.\n${problem}`)

  const options = args.filter(arg => arg !== given)
  const builder = path.join(root, 'node_modules/electron-builder/cli.js')
  const { status } = spawnSync(
    process.execPath,
    [builder, '--dir', '--publish=never', `-c.electronDist=${electronDist}`, ...options],
    {
      cwd: root,
      stdio: 'inherit'
    }
  )
  return status ?? 1
}

async function installedDist(): Promise<string | null> {
  const electron = await haveElectron(root, say)
  return electron === null ? null : path.join(root, 'node_modules/electron/dist')
}

function say(text: string): void {
  process.stderr.write(`${text}\n`)
}

function fail(text: string): number {
  say(text)
  return 1
}
