/** What the two processes of the host ask of each other: the launcher, which owns Chromium, and the app's main process. */

export interface WindowOptions {
  readonly width: number
  readonly height: number
  /** Source of the preload script. */
  readonly preload: string
}

export interface PageRequest {
  /** As the app sees it: `app://…`. */
  readonly url: string
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
}

export type RequestVerdict =
  | { readonly kind: 'refused' }
  /** The app let it pass, but no protocol handler of the app answers it. */
  | { readonly kind: 'unhandled' }
  | {
      readonly kind: 'response'
      readonly status: number
      readonly headers: readonly (readonly [name: string, value: string])[]
      readonly body: Uint8Array
      /** The app's own schemes, for rewriting the content security policy. */
      readonly schemes: readonly string[]
    }

/** What happened to the window's page. */
export type PageEvent =
  { readonly type: 'loaded'; readonly url: string } | { readonly type: 'crashed' | 'closed-by-person' }

/** What a page sends through `ipcRenderer`; `payload` is encoded as in `clone.ts`. */
export interface PageMessage {
  readonly url: string
  readonly channel: string
  readonly payload: string
}

export type InvokeAnswer =
  { readonly ok: true; readonly payload: string } | { readonly ok: false; readonly message: string }

export interface PathQuestion {
  readonly title: string
  readonly folder: boolean
}

/** What the main process may ask of the launcher. The host shows one window. */
export interface BrowserSide {
  /** The main module has been evaluated and wants a browser, with these switches. */
  mainModuleReady(switches: readonly string[]): void
  createWindow(options: WindowOptions): Promise<void>
  load(url: string): Promise<void>
  send(channel: string, payload: string): Promise<void>
  focus(): Promise<void>
  /** What the page prints, as a PDF. */
  print(): Promise<Uint8Array>
  /** Answers the chosen path, or null. */
  askForPath(question: PathQuestion): Promise<string | null>
  openPath(path: string): void
}

/** What the launcher may ask of the main process. */
export interface MainSide {
  browserReady(): void
  invoke(message: PageMessage): Promise<InvokeAnswer>
  message(message: PageMessage): void
  request(request: PageRequest): Promise<RequestVerdict>
  /** Whether the page may navigate there by itself. */
  mayNavigate(url: string): boolean
  /** Whether the page may open another window. */
  mayOpen(url: string): boolean
  /** Whether the page may download. */
  mayDownload(url: string): boolean
  pageEvent(event: PageEvent): void
  /** Runs the source of a function with the electron module and a cloned argument; the answer is encoded by `node:v8`. */
  evaluate(source: string, argument: unknown): Promise<Uint8Array>
  quit(): void
}

/** Names the app's folder to the main process before it starts. */
export const APP_PATH_VARIABLE = 'CHROMIUM_HOST_APP'

/** What the page tells when it has copied something: the text. */
export const COPIED_CHANNEL = 'chromium-host:copied'
