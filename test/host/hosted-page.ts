import type { BrowserContext, Frame, Page, Request, Route } from 'playwright-core'
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
  readonly refused: Refusal[] = []
  private readonly opening: Opening
  private shown: Page
  private isLoading = false
  private hasCrashed = false

  /** Takes over the window that Chromium opened with. */
  static async open(opening: Opening): Promise<HostedPage> {
    const { context, names, window } = opening
    const hosted = new HostedPage(opening, context.pages()[0] ?? (await context.newPage()))
    // In this order: the script takes the binding away from the page.
    await context.exposeBinding(names.binding, ({ frame }, message: string) => hosted.receive(frame, message))
    await context.addInitScript({ content: await pageScript(names, window.preload) })
    await context.route(
      () => true,
      route => hosted.answer(route)
    )
    await hosted.attach()
    context.on('page', page => void hosted.refuseWindow(page))
    return hosted
  }

  private constructor(opening: Opening, page: Page) {
    this.opening = opening
    this.shown = page
  }

  get page(): Page {
    return this.shown
  }

  async load(url: string): Promise<void> {
    this.isLoading = true
    try {
      if (this.hasCrashed) await this.replacePage()
      await this.page.goto(toBrowserAddress(url), { waitUntil: 'load' })
    } finally {
      this.isLoading = false
    }
  }

  async send(channel: string, payload: string): Promise<void> {
    if (this.page.isClosed() || this.hasCrashed) return
    await this.page.evaluate(([event, detail]) => document.dispatchEvent(new CustomEvent(event, { detail })), [
      this.opening.names.event,
      { channel, payload }
    ] as const)
  }

  /** What the page prints, on paper of the size that its styles ask for. */
  async print(): Promise<Uint8Array> {
    return this.page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true })
  }

  private async attach(): Promise<void> {
    const { main, headless, window } = this.opening
    const page = this.shown
    if (headless) await page.setViewportSize({ width: window.width, height: window.height })
    page.on('load', () => main.post('pageEvent', { type: 'loaded', url: toAppAddress(page.url()) }))
    page.on('close', () => {
      if (page === this.shown) main.post('pageEvent', { type: 'closed-by-person' })
    })
    page.on('crash', () => {
      this.hasCrashed = true
      main.post('pageEvent', { type: 'crashed' })
    })
    page.on('download', download => {
      void main.call('mayDownload', toAppAddress(download.url()))
      void download.cancel()
    })
  }

  /** Playwright cannot load anything into a page that has crashed, as Electron can. */
  private async replacePage(): Promise<void> {
    const crashed = this.shown
    this.hasCrashed = false
    this.shown = await this.opening.context.newPage()
    await this.attach()
    await crashed.close()
  }

  /** Carries what the page sends. Frames inside the page and other pages are not heard. */
  private async receive(frame: Frame, message: string): Promise<string> {
    if (frame !== this.page.mainFrame()) throw new Error('Only the main frame of the window can send messages.')
    const [kind, channel = '', payload = ''] = message.split('\n')
    const carried = { url: toAppAddress(frame.url()), channel, payload }
    if (kind === 'send') {
      this.opening.main.post('message', carried)
      return ''
    }
    const answer = await this.opening.main.call('invoke', carried)
    return answer.ok ? `=${answer.payload}` : `!${answer.message}`
  }

  private async answer(route: Route): Promise<void> {
    try {
      await (this.isOfThisPage(route.request()) ? this.answerPage(route) : this.answerPopup(route))
    } catch {
      // The page or the app went away while it was asked.
      await route.abort('failed').catch(() => null)
    }
  }

  private isOfThisPage(request: Request): boolean {
    try {
      return request.frame().page() === this.page
    } catch {
      // The first request of a new window: its page is not there yet.
      return false
    }
  }

  private async answerPage(route: Route): Promise<void> {
    const request = route.request()
    const url = toAppAddress(request.url())
    const { main } = this.opening
    if (request.isNavigationRequest() && !this.isLoading && !(await main.call('mayNavigate', url))) {
      this.refused.push({ url, by: 'app' })
      // The page stays where it is.
      return route.abort('aborted')
    }
    const verdict = await main.call('request', { url, method: request.method(), headers: request.headers() })
    if (verdict.kind === 'response') return route.fulfill(fulfilment(verdict))
    // As in Electron, what the app lets pass goes out; but no further than this machine.
    if (verdict.kind === 'unhandled' && isLoopback(url)) return route.continue()
    this.refused.push({ url, by: verdict.kind === 'refused' ? 'app' : 'host' })
    return route.abort('blockedbyclient')
  }

  /** A window that the app allows its page to open stays, empty: the host has no second window to offer. */
  private async answerPopup(route: Route): Promise<void> {
    this.refused.push({ url: toAppAddress(route.request().url()), by: 'host' })
    return route.abort('aborted')
  }

  private async refuseWindow(page: Page): Promise<void> {
    if (page === this.shown || (await page.opener()) === null) return
    if (!(await this.opening.main.call('mayOpen', toAppAddress(page.url())))) await page.close()
  }
}

const isLoopback = (url: string): boolean =>
  ['127.0.0.1', 'localhost', '[::1]'].includes(URL.parse(url)?.hostname ?? '')

function fulfilment({ status, headers, body, schemes }: Extract<RequestVerdict, { kind: 'response' }>) {
  const rewritten = headers.map(([name, value]) => [name, isPolicy(name) ? toBrowserPolicy(value, schemes) : value])
  return { status, headers: Object.fromEntries(rewritten), body: Buffer.from(body) }
}

const isPolicy = (header: string): boolean => header.toLowerCase() === 'content-security-policy'
