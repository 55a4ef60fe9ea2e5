import type { BrowserContext, Frame, Page, Route } from 'playwright-core'
import { toAppAddress, toBrowserAddress, toBrowserPolicy } from './address.ts'
import { pageScript } from './page-script.ts'
import type { PageNames } from './page/names.ts'
import type { Peer } from './peer.ts'
import type { MainSide, RequestVerdict, WindowOptions } from './sides.ts'

/** A request that was not answered: because the app refused it, or because nothing in the app serves it. */
export interface Refusal {
  readonly url: string
  readonly by: 'app' | 'host'
}

interface Opening {
  readonly context: BrowserContext
  readonly main: Peer<MainSide>
  readonly names: PageNames
  readonly window: WindowOptions
  readonly headless: boolean
}

/** The app's window: a page of Chromium whose every request, navigation and message goes through the app's main process. */
export class HostedPage {
  readonly page: Page
  readonly refused: Refusal[] = []
  private readonly main: Peer<MainSide>
  private readonly names: PageNames
  private isLoading = false

  /** Takes over the window that Chromium opened with. */
  static async open({ context, main, names, window, headless }: Opening): Promise<HostedPage> {
    const page = context.pages()[0] ?? (await context.newPage())
    if (headless) await page.setViewportSize({ width: window.width, height: window.height })
    await page.addInitScript({ content: await pageScript(names, window.preload) })
    const hosted = new HostedPage(page, main, names)
    await context.exposeBinding(names.binding, ({ frame }, message: string) => hosted.receive(frame, message))
    await context.route(() => true, route => hosted.answer(route))
    context.on('page', popup => void hosted.refuseWindow(popup))
    return hosted
  }

  private constructor(page: Page, main: Peer<MainSide>, names: PageNames) {
    this.page = page
    this.main = main
    this.names = names
    page.on('load', () => main.post('pageEvent', { type: 'loaded', url: toAppAddress(page.url()) }))
    page.on('crash', () => main.post('pageEvent', { type: 'crashed' }))
    page.on('close', () => main.post('pageEvent', { type: 'closed-by-person' }))
    page.on('download', download => {
      void main.call('mayDownload', toAppAddress(download.url()))
      void download.cancel()
    })
  }

  async load(url: string): Promise<void> {
    this.isLoading = true
    try {
      await this.page.goto(toBrowserAddress(url), { waitUntil: 'load' })
    } finally {
      this.isLoading = false
    }
  }

  async send(channel: string, payload: string): Promise<void> {
    if (this.page.isClosed()) return
    const detail = { channel, payload }
    await this.page.evaluate(([event, message]) => document.dispatchEvent(new CustomEvent(event, { detail: message })), [this.names.event, detail] as const)
  }

  /** Carries what the page sends. Frames inside the page and other pages are not heard. */
  private async receive(frame: Frame, message: string): Promise<string> {
    if (frame !== this.page.mainFrame()) throw new Error('Only the main frame of the window can send messages.')
    const [kind, channel = '', payload = ''] = message.split('\n')
    const carried = { url: toAppAddress(frame.url()), channel, payload }
    if (kind === 'send') {
      this.main.post('message', carried)
      return ''
    }
    const answer = await this.main.call('invoke', carried)
    return answer.ok ? `=${answer.payload}` : `!${answer.message}`
  }

  private async answer(route: Route): Promise<void> {
    try {
      await this.put(route, await this.verdict(route))
    } catch {
      // The page or the app went away while it was asked.
      await route.abort('failed').catch(() => null)
    }
  }

  private async verdict(route: Route): Promise<RequestVerdict> {
    const request = route.request()
    const url = toAppAddress(request.url())
    if (request.isNavigationRequest() && !this.isLoading && !(await this.main.call('mayNavigate', url))) return { kind: 'refused' }
    return this.main.call('request', { url, method: request.method(), headers: request.headers() })
  }

  private async put(route: Route, verdict: RequestVerdict): Promise<void> {
    if (verdict.kind !== 'response') {
      this.refused.push({ url: toAppAddress(route.request().url()), by: verdict.kind === 'refused' ? 'app' : 'host' })
      return route.abort('blockedbyclient')
    }
    const headers = verdict.headers.map(([name, value]) => [name, isPolicy(name) ? toBrowserPolicy(value, verdict.schemes) : value])
    return route.fulfill({ status: verdict.status, headers: Object.fromEntries(headers), body: Buffer.from(verdict.body) })
  }

  /** The app is told that its page wants another window; that window never shows anything. */
  private async refuseWindow(popup: Page): Promise<void> {
    await this.main.call('windowAskedFor', toAppAddress(popup.url())).catch(() => null)
    await popup.close().catch(() => null)
  }
}

const isPolicy = (header: string): boolean => header.toLowerCase() === 'content-security-policy'
