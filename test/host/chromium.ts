import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { chromium, type BrowserContext } from 'playwright-core'

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

/** What Chromium has and Electron has not, and what would look for the network by itself. The rest is for the app to shut. */
const UNLIKE_ELECTRON = [
  '--disable-sync',
  '--no-first-run',
  '--disable-features=OptimizationHints,MediaRouter,Translate,AutofillServerCommunication,CertificateTransparencyComponentUpdater,DialMediaRouteProvider,InterestFeedContentSuggestions'
]

interface ChromiumOptions {
  readonly profile: string
  /** The app's own switches. */
  readonly switches: readonly string[]
  readonly headless: boolean
  readonly size: { readonly width: number; readonly height: number }
}

/** Starts Chromium over a pipe (it listens on no port) with one empty window. Throws when there is no Chromium. */
export async function startChromium({ profile, switches, headless, size }: ChromiumOptions): Promise<BrowserContext> {
  const executablePath = findChromium()
  if (executablePath === null)
    throw new Error('No Chromium was found: install it (Debian: apt-get install chromium) or set CHROMIUM_PATH.')
  // Chromium leaves files in the folders for temporary files and for settings: give it some that go with its profile.
  const temporary = path.join(profile, 'tmp')
  mkdirSync(temporary, { recursive: true })
  const asAppWindow = [
    '--test-type',
    '--app=data:text/html,<title>Fyr</title>',
    `--window-size=${size.width},${size.height}`
  ]
  return chromium.launchPersistentContext(path.join(profile, 'profile'), {
    executablePath,
    headless,
    env: { ...environment(), TMPDIR: temporary, XDG_CONFIG_HOME: temporary },
    args: [...UNLIKE_ELECTRON, ...switches, ...(headless ? [] : asAppWindow)],
    viewport: headless ? size : null,
    serviceWorkers: 'block',
    acceptDownloads: false,
    // Chromium refuses to run its sandbox as root.
    chromiumSandbox: process.getuid?.() !== 0,
    ignoreDefaultArgs: ['--enable-automation'],
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false
  })
}

function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
  )
}
