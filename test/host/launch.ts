import { fork, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { deserialize } from 'node:v8'
import type { BrowserContext, Page } from 'playwright-core'
import { type Chromium, OwnChromium } from './chromium.ts'
import { connect, type Peer } from './peer.ts'
import { HostedPage, type Refusal } from './hosted-page.ts'
import { APP_PATH_VARIABLE, type BrowserSide, type MainSide, type PathQuestion } from './sides.ts'

export interface HostOptions {
  /** The folder with the app's package.json and its built `out/`. */
  readonly appDir: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly headless: boolean
  /** The Chromium that shows the window; without it, one of the app's own is started, with a profile of its own on disk. */
  readonly chromium?: Chromium
  /** Where the main process writes: to this process's own output, or into `Host.output`. */
  readonly output: 'inherit' | 'collect'
  /** Answers the app's file dialogs; without it, a dialog that a test has not stubbed is an error. */
  readonly askForPath?: (question: PathQuestion) => Promise<string | null>
  readonly openPath?: (path: string) => void
}

export interface Exit {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

export interface Host {
  /** The app's main process. */
  readonly process: ChildProcess
  /** Settles when the main process has ended and Chromium with it. */
  readonly exited: Promise<Exit>
  /** Resolves with the window's page once it shows the app; rejects when the app ends before. */
  window(): Promise<Page>
  /** Runs the source of a function in the main process, with the module `electron` and a cloned argument. The caller knows what it answers. */
  evaluate<Value>(source: string, argument: unknown): Promise<Value>
  /** What the page asked for and did not get. */
  refused(): readonly Refusal[]
  /** What the main process has written. */
  output(): string
  /** Quits the app as a person would, and kills it if it does not. */
  close(): Promise<Exit>
}

/** How long (ms) an app may take to quit before it is killed. */
const QUITTING_LIMIT = 10_000

/** Starts the built app with Node for its main process and Chromium for its window. */
export async function launchHost(options: HostOptions): Promise<Host> {
  const chromium = options.chromium ?? new OwnChromium()
  const child = forkMain(options)
  const written: string[] = []
  child.stdout?.on('data', data => written.push(String(data)))
  child.stderr?.on('data', data => written.push(String(data)))

  const shown = Promise.withResolvers<void>()
  // Nobody may be waiting for the window when the app ends without one.
  shown.promise.catch(() => null)
  let browser: Promise<BrowserContext> | null = null
  let hosted: HostedPage | null = null
  const page = (): HostedPage => {
    if (hosted === null) throw new Error('The app has no window yet.')
    return hosted
  }

  async function openBrowser(switches: readonly string[]): Promise<void> {
    browser = chromium.openContext({ switches, headless: options.headless, size: { width: 1366, height: 768 } })
    try {
      const context = await browser
      context.once('close', () => quitMain())
      main.post('browserReady')
    } catch (fault) {
      shown.reject(fault)
      child.kill('SIGKILL')
    }
  }

  const main: Peer<MainSide> = connect<BrowserSide, MainSide>(
    {
      send: message => {
        if (child.connected) child.send(Object(message), () => null)
      },
      onMessage: listener => child.on('message', listener)
    },
    {
      mainModuleReady: switches => void openBrowser(switches),
      async createWindow(window) {
        const names = { binding: name(), event: name() }
        if (browser === null) throw new Error('A window was asked for before the browser was up.')
        hosted = await HostedPage.open({ context: await browser, main, names, window, headless: options.headless })
      },
      async load(url) {
        await page().load(url)
        shown.resolve()
      },
      send: (channel, payload) => page().send(channel, payload),
      focus: () => page().page.bringToFront(),
      print: () => page().print(),
      askForPath: question => (options.askForPath ?? refuseToAsk)(question),
      openPath: target => options.openPath?.(target)
    }
  )

  function quitMain(): void {
    if (child.exitCode !== null || child.signalCode !== null) return
    main.post('quit')
    const impatience = setTimeout(() => child.kill('SIGKILL'), QUITTING_LIMIT)
    child.once('exit', () => clearTimeout(impatience))
  }

  const exited = new Promise<Exit>(resolve => {
    child.once('exit', (code, signal) => {
      const gone = new Error(`The app ended (${signal ?? code}).\n${written.join('')}`)
      main.abandon(gone)
      shown.reject(gone)
      void closeBrowser(browser)
        .then(() => (options.chromium === undefined ? chromium.close() : undefined))
        .finally(() => resolve({ code, signal }))
    })
  })

  return {
    process: child,
    exited,
    window: () => shown.promise.then(() => page().page),
    evaluate: async (source, argument) => deserialize(await main.call('evaluate', source, argument)),
    refused: () => hosted?.refused ?? [],
    output: () => written.join(''),
    close() {
      quitMain()
      return exited
    }
  }
}

function forkMain({ appDir, args = [], env = {}, output }: HostOptions): ChildProcess {
  const stream = output === 'inherit' ? 'inherit' : 'pipe'
  return fork(fileURLToPath(new URL('electron/boot.ts', import.meta.url)), args, {
    execArgv: ['--import', new URL('electron/register.ts', import.meta.url).href],
    cwd: appDir,
    serialization: 'advanced',
    stdio: ['ignore', stream, stream, 'ipc'],
    env: { ...process.env, ...env, NODE_OPTIONS: '', [APP_PATH_VARIABLE]: appDir }
  })
}

const name = (): string => `host${randomBytes(12).toString('hex')}`

async function closeBrowser(browser: Promise<BrowserContext> | null): Promise<void> {
  try {
    await (await browser)?.close()
  } catch {
    // It never came up, or it is gone already.
  }
}

function refuseToAsk({ title }: PathQuestion): never {
  throw new Error(`A file dialog was opened that the test has not stubbed: ${title}`)
}
