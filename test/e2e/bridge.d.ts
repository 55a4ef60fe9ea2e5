import type { FyrBridge } from '../../src/shared/ipc/contract.ts'

declare global {
  interface Window {
    readonly fyr: FyrBridge
  }
}
