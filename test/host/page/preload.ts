import { exposeInMainWorld } from './context-bridge.ts'
import { carryCopies } from './copies.ts'
import { createIpcRenderer } from './ipc-renderer.ts'
import type { PageNames } from './names.ts'

type PreloadScript = (require: (name: string) => object, module: { exports: object }, exports: object) => void

/** Runs the app's preload script, given as a function, as Electron's sandbox would: it may require `electron` and nothing else. */
export function startPreload(names: PageNames, preload: PreloadScript): void {
  if (window !== window.top) {
    Reflect.deleteProperty(globalThis, names.binding)
    return
  }
  const ipcRenderer = createIpcRenderer(names)
  carryCopies(ipcRenderer)
  const require = (name: string): object => {
    if (name !== 'electron')
      throw new Error(`module not found: ${name} (a sandboxed preload may only require electron)`)
    return { ipcRenderer, contextBridge: { exposeInMainWorld } }
  }
  const module = { exports: {} }
  preload(require, module, module.exports)
}
