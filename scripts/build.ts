import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { runTool, type Outcome } from './run-tool.ts'

/** Whatever a build is made of. */
const SOURCES = [
  'src/**/*',
  'locales/**/*',
  'resources/**/*',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json'
]

/** Builds `out/` with electron-vite, unless it was built from exactly these sources. Answers what went wrong, or null. */
export async function buildIfChanged(root: string, say: (text: string) => void): Promise<string | null> {
  const stamp = path.join(root, 'out', '.built-from')
  const sources = stateOfSources(root)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return null
  say('Building …')
  rmSync(stamp, { force: true })
  const { code, output } = await build(root)
  if (code !== 0) return output
  mkdirSync(path.dirname(stamp), { recursive: true })
  writeFileSync(stamp, sources)
  return null
}

/** Builds `out/`, whatever is there. */
export function build(root: string): Promise<Outcome> {
  return runTool(path.join(root, 'node_modules/electron-vite/bin/electron-vite.js'), ['build', '--logLevel', 'warn'], {
    cwd: root
  })
}

function stateOfSources(root: string): string {
  const hash = createHash('sha256')
  for (const name of globSync(SOURCES, { cwd: root }).toSorted()) {
    const { size, mtimeMs } = statSync(path.join(root, name))
    hash.update(`${name} ${size} ${mtimeMs}\n`)
  }
  return hash.digest('hex')
}
