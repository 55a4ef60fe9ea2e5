import { _electron, type Page } from '@playwright/test'
import type * as Electron from 'electron'
import path from 'node:path'
import type { Chromium } from '../host/chromium.ts'
import { findElectron } from '../host/electron-binary.ts'
import { launchHost, type Host } from '../host/launch.ts'

type MainFunction<Value> = (electron: typeof Electron, argument: string | null) => Value | Promise<Value>

/** The built app, running in Electron or, where its program is missing, in the Chromium host. The same to a spec. */
export interface RunningApp {
  readonly runsIn: 'electron' | 'chromium'
  /** The window's page, once it shows the app. After the page has crashed it may be another one. */
  window(): Promise<Page>
  /** Runs `run` in the main process. It is sent as text: it sees its two arguments and nothing of the spec. */
  evaluate<Value>(run: MainFunction<Value>, argument: string | null): Promise<Value>
  /** Ends the main process at once, as a power cut would. */
  kill(): Promise<void>
  /** Quits as a person would. */
  close(): Promise<void>
  /** Resolves with the exit code when the app has ended by itself. */
  ended(): Promise<number | null>
}

const root = path.resolve(import.meta.dirname, '../..')

/** How many times slower than it is the page's processor is made to seem, to find what comes too soon for it. */
const slowdown = Number(process.env['E2E_SLOWDOWN'] ?? 1)

/** Starts the app that `npm run build` made, on the given data folder. In Electron it is a browser itself, and asks for none. */
export async function startApp(userData: string, chromium?: Chromium): Promise<RunningApp> {
  const env = { FYR_USER_DATA: userData }
  const electron = process.env['E2E_HOST'] === 'chromium' ? null : findElectron(root)
  return electron === null ? inChromium(env, chromium) : inElectron(electron, env)
}

async function inChromium(env: Record<string, string>, chromium: Chromium | undefined): Promise<RunningApp> {
  const headless = process.env['HEADED'] !== '1'
  const shared = headless && chromium !== undefined ? { chromium } : {}
  const host: Host = await launchHost({ appDir: root, env, headless, output: 'collect', ...shared })
  return {
    runsIn: 'chromium',
    window: async () => slowedDown(await host.window()),
    evaluate: (run, argument) => host.evaluate(String(run), argument),
    async kill() {
      host.process.kill('SIGKILL')
      await host.exited
    },
    async close() {
      await host.close()
    },
    ended: async () => (await host.exited).code
  }
}

async function inElectron(executablePath: string, env: Record<string, string>): Promise<RunningApp> {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const app = await _electron.launch({ executablePath, args: [...asRoot, root], env: { ...environment(), ...env } })
  const ended = new Promise<number | null>(resolve => app.process().once('exit', resolve))
  return {
    runsIn: 'electron',
    window: async () => slowedDown(await app.firstWindow()),
    evaluate: (run, argument) => app.evaluate(run, argument),
    async kill() {
      app.process().kill('SIGKILL')
      await ended
    },
    close: () => app.close(),
    ended: () => ended
  }
}

const slow = new WeakSet<Page>()

async function slowedDown(page: Page): Promise<Page> {
  if (slowdown === 1 || slow.has(page)) return page
  slow.add(page)
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  return page
}

function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
  )
}
