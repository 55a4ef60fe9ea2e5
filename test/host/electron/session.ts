import type {
  CallbackResponse,
  CustomScheme,
  OnBeforeRequestListenerDetails,
  Protocol,
  Session,
  WebRequest
} from 'electron'
import type { PageRequest, RequestVerdict } from '../sides.ts'
import { hostApp } from './app.ts'
import { loud, LoudEmitter, preventable, type Named } from './loud.ts'

const privileged = new Set<string>()

/** The module `protocol`: it only declares schemes; answering them belongs to a session. */
export const protocol = loud<Pick<Protocol, 'registerSchemesAsPrivileged'>>('protocol', {
  registerSchemesAsPrivileged(schemes: CustomScheme[]) {
    if (hostApp.isReady()) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    for (const { scheme } of schemes) privileged.add(scheme)
  }
})

type SchemeHandler = (request: Request) => Response | Promise<Response>
type RequestDetails = Pick<OnBeforeRequestListenerDetails, 'url'>
type RequestListener = (details: RequestDetails, answer: (response: CallbackResponse) => void) => void

/** Accepted and never asked: Chromium's own prompts cannot be reached from here, see the README. */
type Unreachable =
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler' | 'setSpellCheckerEnabled'

export class HostSession extends LoudEmitter implements Pick<Session, Unreachable> {
  private readonly handlers = new Map<string, SchemeHandler>()
  private beforeRequest: RequestListener = (_details, answer) => answer({})

  readonly protocol = loud<Pick<Protocol, 'handle'>>('session.protocol', {
    handle: (scheme: string, handler: SchemeHandler) => {
      if (!privileged.has(scheme))
        throw new Error(`The Chromium host only serves schemes registered as privileged, not ${scheme}.`)
      if (this.handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
      this.handlers.set(scheme, handler)
    }
  })

  readonly webRequest = loud('session.webRequest', {
    onBeforeRequest: (listener: RequestListener) => {
      this.beforeRequest = listener
    }
  } satisfies Named<WebRequest, 'onBeforeRequest'>)

  constructor() {
    super('session', ['will-download'])
  }

  setPermissionRequestHandler(): void {}
  setPermissionCheckHandler(): void {}
  setDevicePermissionHandler(): void {}
  setSpellCheckerEnabled(): void {}

  /** Puts a page's request before the app, then before the scheme's handler. */
  async answer({ url, method, headers }: PageRequest): Promise<RequestVerdict> {
    const { cancel = false } = await new Promise<CallbackResponse>(resolve => this.beforeRequest({ url }, resolve))
    if (cancel) return { kind: 'refused' }
    const handler = this.handlers.get(url.slice(0, url.indexOf(':')))
    if (!handler) return { kind: 'unhandled' }
    const response = await handler(new Request(url, { method, headers }))
    return {
      kind: 'response',
      status: response.status,
      headers: [...response.headers],
      body: new Uint8Array(await response.arrayBuffer()),
      schemes: [...privileged]
    }
  }

  mayDownload(url: string): boolean {
    const event = preventable({ url })
    this.emit('will-download', event)
    return !event.defaultPrevented
  }
}

const sessions = new Map<string, HostSession>()

/** The module `session`. The app keeps everything in sessions of its own; the default one is left alone. */
export const session = loud('session', {
  fromPartition(partition: string): HostSession {
    if (!hostApp.isReady()) throw new Error('Session can only be received when app is ready')
    const known = sessions.get(partition) ?? loud('session', new HostSession())
    sessions.set(partition, known)
    return known
  }
})
