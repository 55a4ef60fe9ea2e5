import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import { CALL_CHANNEL, eventChannel, PAGE_READY_CHANNEL } from '../shared/ipc/channels.ts'
import type { EventName, EventPayload, FyrBridge } from '../shared/ipc/contract.ts'

const callNames: ReadonlySet<string> = new Set(CALL_NAMES)
const eventNames: ReadonlySet<string> = new Set(EVENT_NAMES)

const bridge: FyrBridge = {
  call: async (name, input) => {
    if (!callNames.has(name)) throw new Error('There is no such call.')
    return ipcRenderer.invoke(CALL_CHANNEL, name, input)
  },
  on<Name extends EventName>(name: Name, listener: (payload: EventPayload<Name>) => void) {
    if (!eventNames.has(name)) throw new Error('There is no such event.')
    const hear = (_event: IpcRendererEvent, payload: EventPayload<Name>) => listener(payload)
    ipcRenderer.on(eventChannel(name), hear)
    return () => {
      ipcRenderer.off(eventChannel(name), hear)
    }
  }
}

// After the page's own listeners have run and have made the calls that save what is half-written.
for (const name of ['shell.closing', 'bureau.locking'] as const) {
  ipcRenderer.on(eventChannel(name), () => {
    setTimeout(() => ipcRenderer.send(PAGE_READY_CHANNEL))
  })
}

contextBridge.exposeInMainWorld('fyr', bridge)
