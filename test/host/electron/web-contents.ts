import type { HandlerDetails, PrintToPDFOptions, WebContents, WindowOpenHandlerResponse } from 'electron'
import { encode } from '../clone.ts'
import { launcher } from './link.ts'
import { LoudEmitter, preventable, type Named } from './loud.ts'
import type { HostSession } from './session.ts'

type OpenHandler = (details: Pick<HandlerDetails, 'url'>) => WindowOpenHandlerResponse

export class HostWebContents
  extends LoudEmitter
  implements
    Pick<WebContents, 'send' | 'isDestroyed' | 'getURL' | 'setWebRTCIPHandlingPolicy' | 'printToPDF'>,
    Named<WebContents, 'setWindowOpenHandler'>
{
  readonly session: HostSession
  private url = ''
  private destroyed = false
  private openHandler: OpenHandler = () => ({ action: 'allow' })

  constructor(session: HostSession) {
    // The last two cannot happen here: the host answers no redirects and Chromium knows no <webview>.
    super('webContents', [
      'did-finish-load',
      'render-process-gone',
      'will-frame-navigate',
      'will-redirect',
      'will-attach-webview'
    ])
    this.session = session
  }

  send(channel: string, ...args: unknown[]): void {
    if (this.destroyed) return
    // Electron, too, drops what it sends to a page that is going.
    launcher()
      .call('send', channel, encode(args))
      .catch(() => null)
  }

  isDestroyed(): boolean {
    return this.destroyed
  }

  getURL(): string {
    return this.url
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler
  }

  /** Chromium is told by a switch; Electron by this. */
  setWebRTCIPHandlingPolicy(policy: string): void {
    if (policy !== 'disable_non_proxied_udp')
      throw new Error('The Chromium host only shows pages that cannot call another computer.')
  }

  /** Chromium is asked for what the app asks Electron for, and for nothing else. */
  async printToPDF({ preferCSSPageSize, printBackground, generateTaggedPDF }: PrintToPDFOptions): Promise<Buffer> {
    if (preferCSSPageSize !== true || printBackground !== true || generateTaggedPDF !== true)
      throw new Error('The Chromium host only prints tagged pages of their own size.')
    return Buffer.from(await launcher().call('print'))
  }

  mayOpen(url: string): boolean {
    return this.openHandler({ url }).action === 'allow'
  }

  mayNavigate(url: string): boolean {
    const event = preventable({ url })
    this.emit('will-frame-navigate', event)
    return !event.defaultPrevented
  }

  loaded(url: string): void {
    this.url = url
    this.emit('did-finish-load')
  }

  crashed(): void {
    this.emit('render-process-gone', preventable({}), { reason: 'crashed', exitCode: 1 })
  }

  markDestroyed(): void {
    this.destroyed = true
  }
}
