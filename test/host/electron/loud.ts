import { EventEmitter } from 'node:events'

/** Members that languages and tools look for on any object, whatever it is. */
const ASKED_OF_ANYTHING = new Set([
  'then',
  'toJSON',
  'constructor',
  'inspect',
  'asymmetricMatch',
  '$$typeof',
  'nodeType',
  'captureRejections'
])

/** `target`, except that reading a member that it does not have throws instead of answering `undefined`. */
export function loud<Target extends object>(name: string, target: Target): Target {
  return new Proxy(target, {
    get(object, member) {
      if (member in object || typeof member === 'symbol' || ASKED_OF_ANYTHING.has(member))
        return Reflect.get(object, member)
      throw new Error(
        `The Chromium host does not implement electron's ${name}.${member}: add it under test/host/electron.`
      )
    }
  })
}

/** An emitter that refuses listeners for events that the host never emits, since they would wait in vain. */
export class LoudEmitter extends EventEmitter {
  constructor(name: string, emitted: readonly string[]) {
    super()
    const known = new Set(emitted)
    this.on('newListener', (event: string) => {
      if (event !== 'removeListener' && !known.has(event))
        throw new Error(`The Chromium host never emits '${event}' on electron's ${name}: see test/host/README.md.`)
    })
  }
}

/** An event that a listener may prevent. */
export interface Preventable {
  readonly defaultPrevented: boolean
  preventDefault(): void
}

/** An event with the given details, as Electron hands it to listeners. */
export function preventable<Details extends object>(details: Details): Details & Preventable {
  let prevented = false
  return {
    ...details,
    get defaultPrevented() {
      return prevented
    },
    preventDefault() {
      prevented = true
    }
  }
}

/**
 * Members that Electron really has, for those of the host's whose listeners get less than Electron's would: their names are
 * checked here, the details that they get are picked from Electron's own types.
 */
export type Named<Real, Names extends keyof Real> = Readonly<Record<Names, unknown>>
