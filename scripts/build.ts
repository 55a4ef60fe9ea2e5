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
  if (existsSync(stampIn(root)) && readFileSync(stampIn(root), 'utf8') === stateOfSources(root)) return null
  say('Building …')
  const { code, output } = await build(root)
  return code === 0 ? null : output
}

/** Builds `out/`, whatever is there, and notes what it was built from. */
export async function build(root: string): Promise<Outcome> {
  const sources = stateOfSources(root)
  rmSync(stampIn(root), { force: true })
  const built = await runTool(
    path.join(root, 'node_modules/electron-vite/bin/electron-vite.js'),
    ['build', '--logLevel', 'warn'],
    { cwd: root }
  )
  if (built.code === 0) {
    mkdirSync(path.dirname(stampIn(root)), { recursive: true })
    writeFileSync(stampIn(root), sources)
  }
  return built
}

const stampIn = (root: string): string => path.join(root, 'out', '.built-from')

function stateOfSources(root: string): string {
  const hash = createHash('sha256')
  for (const name of globSync(SOURCES, { cwd: root }).toSorted()) {
    const { size, mtimeMs } = statSync(path.join(root, name))
    hash.update(`${name} ${size} ${mtimeMs}\n`)
  }
  return hash.digest('hex')
}
