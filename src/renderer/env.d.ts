import type { FyrBridge } from '../shared/ipc/contract.ts'

declare global {
  interface Window {
    /** Put there by the preload; the only way out of the window. */
    readonly fyr: FyrBridge
  }
}
