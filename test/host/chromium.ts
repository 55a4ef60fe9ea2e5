import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type LaunchOptions
} from 'playwright-core'

/** Debian's `/usr/bin/chromium` is a script that adds flags of its own, so the binary behind it comes first. */
const CANDIDATES: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: ['/usr/lib/chromium/chromium', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'],
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
  ]
}

/** The Chromium of this machine, or the one that `CHROMIUM_PATH` names; null when there is none. */
export function findChromium(): string | null {
  const named = process.env['CHROMIUM_PATH']
  const candidates = named === undefined ? (CANDIDATES[process.platform] ?? []) : [named]
  return candidates.find(candidate => existsSync(candidate)) ?? null
}

/** What Chromium has and Electron has not: what would look for the network by itself, and pages of its own beside the address bar. */
const UNLIKE_ELECTRON_FEATURES = [
  'OptimizationHints',
  'MediaRouter',
  'Translate',
  'AutofillServerCommunication',
  'CertificateTransparencyComponentUpdater',
  'DialMediaRouteProvider',
  'InterestFeedContentSuggestions',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup'
]

/** The rest is for the app to shut. */
const UNLIKE_ELECTRON = ['--disable-sync', '--no-first-run', `--disable-features=${UNLIKE_ELECTRON_FEATURES.join(',')}`]

interface Wanted {
  /** The app's own switches. */
  readonly switches: readonly string[]
  readonly headless: boolean
  readonly size: { readonly width: number; readonly height: number }
}

/** Where an app's window is shown. */
export interface Chromium {
  openContext(wanted: Wanted): Promise<BrowserContext>
  /** Ends what still runs, and removes all that it wrote. */
  close(): Promise<void>
}

/** A Chromium for one app, with a profile on disk and, at the start, one empty window. */
export class OwnChromium implements Chromium {
  private readonly folder = newFolder()

  openContext(wanted: Wanted): Promise<BrowserContext> {
    const options = { ...startOptions(this.folder, wanted), ...contextOptions(wanted) }
    return chromium.launchPersistentContext(path.join(this.folder, 'profile'), options)
  }

  async close(): Promise<void> {
    removeFolder(this.folder)
  }
}

/**
 * One Chromium for the windows of many apps: each is in a context of its own, which keeps nothing on disk and knows nothing of the
 * others. It starts when the first app asks for it.
 */
export class SharedChromium implements Chromium {
  private readonly folder = newFolder()
  private readonly running = new Map<string, Promise<Browser>>()

  async openContext(wanted: Wanted): Promise<BrowserContext> {
    return (await this.browserFor(wanted)).newContext(contextOptions(wanted))
  }

  async close(): Promise<void> {
    const browsers = await Promise.allSettled(this.running.values())
    for (const browser of browsers) if (browser.status === 'fulfilled') await browser.value.close()
    removeFolder(this.folder)
  }

  /** Switches hold for a whole browser: whoever wants others gets another one, and so does whoever comes after one has ended. */
  private async browserFor(wanted: Wanted): Promise<Browser> {
    const kind = JSON.stringify([wanted.headless, wanted.switches])
    const known = await this.running.get(kind)
    if (known?.isConnected() === true) return known
    const started = chromium.launch(startOptions(this.folder, wanted))
    this.running.set(kind, started)
    return started
  }
}

const newFolder = (): string => mkdtempSync(path.join(os.tmpdir(), 'fyr-chromium-'))
const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })

const contextOptions = ({ headless, size }: Wanted): BrowserContextOptions => ({
  viewport: headless ? size : null,
  serviceWorkers: 'block',
  acceptDownloads: false
})

/** Chromium listens on no port: it is steered over a pipe. Throws when there is none. */
function startOptions(folder: string, { switches, headless, size }: Wanted): LaunchOptions {
  const executablePath = findChromium()
  if (executablePath === null)
    throw new Error('No Chromium was found: install it (Debian: apt-get install chromium) or set CHROMIUM_PATH.')
  // Chromium leaves files in the folders for temporary files and for settings: give it some that go with its profile.
  const temporary = path.join(folder, 'tmp')
  mkdirSync(temporary, { recursive: true })
  const asAppWindow = [
    '--test-type',
    '--app=data:text/html,<title>Fyr</title>',
    `--window-size=${size.width},${size.height}`
  ]
  return {
    executablePath,
    headless,
    env: { ...environment(), TMPDIR: temporary, XDG_CONFIG_HOME: temporary },
    args: [...UNLIKE_ELECTRON, ...switches, ...(headless ? [] : asAppWindow)],
    // Chromium refuses to run its sandbox as root.
    chromiumSandbox: process.getuid?.() !== 0,
    ignoreDefaultArgs: ['--enable-automation'],
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false
  }
}

function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
  )
}
