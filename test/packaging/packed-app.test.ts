import { extractAll, listPackage } from '@electron/asar'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { existsSync, globSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runTool } from '../../scripts/run-tool.ts'
import { launchHost } from '../host/launch.ts'
import { makeStubElectron } from './stub-electron.ts'

const root = path.resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(path.join(os.tmpdir(), 'fyr-packed-'))
const stub = path.join(folder, 'STUB-electron')
const app = path.join(folder, 'dist', process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`)
const asar = path.join(app, 'resources/app.asar')
let packed: readonly string[] = []

beforeAll(async () => {
  makeStubElectron(stub, root)
  const args = [
    `--electron-dist=${stub}`,
    '--linux',
    `--${process.arch}`,
    `-c.directories.output=${path.join(folder, 'dist')}`
  ]
  const { code, output } = await runTool(path.join(root, 'scripts/pack.ts'), args, { cwd: root })
  if (code !== 0) throw new Error(`Packing failed.\n${output}`)
  packed = listPackage(asar, { isPack: false }).map(name => name.replaceAll('\\', '/'))
}, 180_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('the app, its lists, its licence and the notices of others are packed', () => {
  expect(packed).toEqual(
    expect.arrayContaining([
      '/package.json',
      '/out/main/index.js',
      '/out/main/attack-worker.js',
      '/out/preload/index.cjs',
      '/out/renderer/index.html',
      '/out/renderer/third-party-licences.md',
      '/resources/NOTICE.md',
      '/resources/topics.csv',
      '/resources/topic-words.csv'
    ])
  )
  expect(packed.filter(name => /^\/out\/main\/chunks\/worker-.*\.js$/.test(name))).toHaveLength(1)
  expect(readFileSync(path.join(app, 'LICENSE.fyr.txt'), 'utf8')).toBe(readFileSync(path.join(root, 'LICENSE'), 'utf8'))
})

test('no source, no test and no tool is packed', () => {
  const tops = new Set(packed.map(name => name.split('/')[1]))
  expect(tops).toEqual(new Set(['node_modules', 'out', 'package.json', 'resources']))
  expect(packed.filter(name => /\.(ts|tsx|map|gyp|c|cpp|h)$/.test(name))).toEqual([])
})

test('packages that only the page uses are in its bundle, not beside it', () => {
  const { dependencies }: { dependencies: Record<string, string> } = JSON.parse(
    readFileSync(path.join(root, 'package.json'), 'utf8')
  )
  const tops = new Set(
    packed.flatMap(name => /^\/node_modules\/((?:@[^/]+\/)?[^/]+)\/package\.json$/.exec(name)?.[1] ?? [])
  )
  expect([...tops]).toEqual(expect.arrayContaining(Object.keys(dependencies)))
  expect([...tops].filter(name => /react|tanstack|lucide|vite|electron|typescript/.test(name))).toEqual([])
})

test('native modules lie outside the archive, for this platform only', () => {
  const native = globSync('**/*.node', { cwd: `${asar}.unpacked` }).map(name => name.replaceAll('\\', '/'))
  expect(native.toSorted()).toEqual([
    expect.stringMatching(new RegExp(`^node_modules/@node-rs/argon2-[^/]+/argon2\\.[^/]*${process.arch}[^/]*\\.node$`)),
    `node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`
  ])
  expect(packed.filter(name => name.endsWith('.node'))).toHaveLength(native.length)
})

test('Electron’s own texts are kept for the languages of the interface', () => {
  expect(readdirSync(path.join(app, 'locales')).toSorted()).toEqual(['ar.pak', 'en-US.pak', 'sv.pak'])
})

test('the fuses are blown as Electron’s security checklist asks', async () => {
  const wire = await getCurrentFuseWire(path.join(app, 'fyr'))
  const on = Object.entries(FuseV1Options).flatMap(([name, fuse]) =>
    typeof fuse === 'number' && wire[fuse] === FuseState.ENABLE ? [name] : []
  )
  expect(on.toSorted()).toEqual([
    'EnableCookieEncryption',
    'EnableEmbeddedAsarIntegrityValidation',
    'OnlyLoadAppFromAsar',
    'WasmTrapHandlers'
  ])
})

test('what is packed is all that the app needs: it opens and its core answers', async () => {
  const unpacked = path.join(folder, 'unpacked')
  extractAll(asar, unpacked)
  const userData = path.join(folder, 'userData')
  const host = await launchHost({
    appDir: unpacked,
    env: { FYR_USER_DATA: userData },
    headless: true,
    output: 'collect'
  })
  try {
    const page = await host.window()
    await page.locator('h1').waitFor()
    expect(await page.evaluate(() => window.fyr.call('bureau.status', null))).toEqual({
      ok: true,
      value: { state: 'absent' }
    })
  } finally {
    await host.close()
  }
  expect(existsSync(path.join(userData, 'logs/core.log'))).toBe(false)
})
