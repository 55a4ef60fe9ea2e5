import type { CallError } from '../domain/errors.ts'
import type { FileToken } from '../domain/ids.ts'
import type { EventName, EventPayload } from './contract.ts'

/**
 * What passes between `main` and the core's worker thread. `main` alone sends `grant`: that is how a path which a person
 * chose in a system dialog reaches the core, while the window only ever holds the token.
 */
export type ToCore =
  | { readonly type: 'call'; readonly id: number; readonly name: string; readonly input: unknown }
  | { readonly type: 'grant'; readonly id: number; readonly path: string }
  | { readonly type: 'close'; readonly id: number }

export type FromCore =
  | { readonly type: 'ready' }
  | {
      readonly type: 'answer'
      readonly id: number
      readonly result: { ok: true; value: unknown } | { ok: false; error: CallError }
    }
  | { readonly type: 'granted'; readonly id: number; readonly token: FileToken }
  | { readonly type: 'closed'; readonly id: number }
  | {
      [Name in EventName]: { readonly type: 'event'; readonly name: Name; readonly payload: EventPayload<Name> }
    }[EventName]

/** Where the worker finds its bureau. */
export interface CoreWorkerData {
  /** The vault's folder. */
  readonly dataDir: string
  /** The folder of lists that the app ships (`resources/`). */
  readonly resourcesDir: string
  /** The folder for the log. */
  readonly logDir: string
  /** The folder in which this computer remembers how far the vault had come. */
  readonly marksDir: string
}
