import type { IpcRenderer } from 'electron'
import { decode, encode } from '../clone.ts'
import type { MessageKind, PageNames } from './names.ts'

type Listener = (event: object, ...args: unknown[]) => void
type Carry = (message: string) => Promise<string>

export type HostIpcRenderer = Pick<IpcRenderer, 'invoke' | 'send'> & {
  on(channel: string, listener: Listener): void
  off(channel: string, listener: Listener): void
}

/** `ipcRenderer` over the launcher's binding, which is taken away from the page so that its own code cannot reach it. */
export function createIpcRenderer({ binding, event }: PageNames): HostIpcRenderer {
  const carry: Carry = Reflect.get(globalThis, binding)
  Reflect.deleteProperty(globalThis, binding)
  const listeners = new Map<string, Set<Listener>>()

  const carryMessage = (kind: MessageKind, channel: string, args: readonly unknown[]): Promise<string> =>
    carry([kind, channel, encode(args)].join('\n'))

  document.addEventListener(event, incoming => {
    incoming.stopImmediatePropagation()
    if (!(incoming instanceof CustomEvent)) return
    const { channel, payload }: { channel: string; payload: string } = incoming.detail
    const args = decode(payload)
    for (const listener of listeners.get(channel) ?? []) listener({}, ...(Array.isArray(args) ? args : []))
  })

  return {
    async invoke(channel, ...args) {
      const answer = await carryMessage('invoke', channel, args)
      const text = answer.slice(1)
      if (answer.startsWith('!')) throw new Error(`Error invoking remote method '${channel}': ${text}`)
      return decode(text)
    },
    send(channel, ...args) {
      void carryMessage('send', channel, args)
    },
    on(channel, listener) {
      const known = listeners.get(channel) ?? new Set()
      listeners.set(channel, known.add(listener))
    },
    off(channel, listener) {
      listeners.get(channel)?.delete(listener)
    }
  }
}
