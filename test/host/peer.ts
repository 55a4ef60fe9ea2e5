/** Calls both ways over one message channel. */

/** An object of functions that the other side may call. */
type Operations<T> = { readonly [Name in keyof T]: (...args: never[]) => unknown }

export interface Channel {
  send(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
}

export interface Peer<Theirs extends Operations<Theirs>> {
  /** Waits for the other side's answer; rejects with its error. */
  call<Name extends keyof Theirs & string>(
    name: Name,
    ...args: Parameters<Theirs[Name]>
  ): Promise<Awaited<ReturnType<Theirs[Name]>>>
  /** Sends and does not wait. */
  post<Name extends keyof Theirs & string>(name: Name, ...args: Parameters<Theirs[Name]>): void
  /** Rejects whatever still waits: the other side is gone. */
  abandon(reason: Error): void
}

type Request = {
  readonly kind: 'request'
  readonly id: number | null
  readonly name: string
  readonly args: readonly unknown[]
}
type Reply = { readonly kind: 'reply'; readonly id: number; readonly value?: unknown; readonly error?: string }

interface Waiting {
  // The value's type is what the other side's operation promises; it cannot be checked across processes.
  resolve(value: unknown): void
  reject(reason: Error): void
}

const isMessage = (message: unknown): message is Request | Reply =>
  typeof message === 'object' &&
  message !== null &&
  'kind' in message &&
  (message.kind === 'request' || message.kind === 'reply')

const asError = (fault: unknown): Error => (fault instanceof Error ? fault : new Error(String(fault)))

/** Offers `mine` to the other side of the channel and answers what it offers. */
export function connect<Mine extends Operations<Mine>, Theirs extends Operations<Theirs>>(
  channel: Channel,
  mine: Mine
): Peer<Theirs> {
  const waiting = new Map<number, Waiting>()
  const offered = new Map<string, unknown>(Object.entries(mine))
  let lastId = 0

  async function answer(request: Request): Promise<void> {
    const operation = offered.get(request.name)
    try {
      if (typeof operation !== 'function') throw new Error(`The Chromium host has no operation ${request.name}.`)
      const value: unknown = await Reflect.apply(operation, undefined, request.args)
      if (request.id !== null) channel.send({ kind: 'reply', id: request.id, value })
    } catch (fault) {
      if (request.id === null) throw fault
      channel.send({ kind: 'reply', id: request.id, error: asError(fault).stack ?? String(fault) })
    }
  }

  function settle(reply: Reply): void {
    const call = waiting.get(reply.id)
    waiting.delete(reply.id)
    if (reply.error === undefined) call?.resolve(reply.value)
    else call?.reject(new Error(reply.error))
  }

  channel.onMessage(message => {
    if (!isMessage(message)) return
    if (message.kind === 'reply') settle(message)
    else void answer(message)
  })

  return {
    call: (name, ...args) =>
      new Promise((resolve, reject) => {
        lastId += 1
        waiting.set(lastId, { resolve, reject })
        channel.send({ kind: 'request', id: lastId, name, args })
      }),
    post: (name, ...args) => channel.send({ kind: 'request', id: null, name, args }),
    abandon(reason) {
      for (const call of waiting.values()) call.reject(reason)
      waiting.clear()
    }
  }
}
