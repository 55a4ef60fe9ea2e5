import type { Page } from '@playwright/test'
import type { RunningApp } from './running-app.ts'

/** Keeps the calls of this name from the bureau until they are released: a bureau that is slow to answer. */
export function holdCall(app: RunningApp, name: string): Promise<void> {
  return app.evaluate((_electron, held) => {
    const { Worker } = process.getBuiltinModule('node:worker_threads')
    const { subscribe } = process.getBuiltinModule('node:diagnostics_channel')
    // oxlint-disable-next-line typescript/unbound-method -- it is called with its worker below
    const send = Worker.prototype.postMessage
    const waiting: (() => void)[] = []
    Worker.prototype.postMessage = function postOrHold(message: unknown) {
      const isHeld = typeof message === 'object' && message !== null && 'name' in message && message.name === held
      if (isHeld) waiting.push(() => send.call(this, message))
      else send.call(this, message)
    }
    subscribe('fyr-test-release', () => {
      Worker.prototype.postMessage = send
      for (const sendNow of waiting.splice(0)) sendNow()
    })
  }, name)
}

/** Lets the held calls go on, and all later ones. */
export function releaseCalls(app: RunningApp): Promise<void> {
  return app.evaluate(() => {
    process.getBuiltinModule('node:diagnostics_channel').channel('fyr-test-release').publish(null)
  }, null)
}

/** Loads the window's page once more, as at the start. */
export function loadAgain(app: RunningApp): Promise<void> {
  return app.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    await window?.loadURL(window.webContents.getURL())
  }, null)
}

/** Resolves when the window has had the time to draw what the state of the bureau asks for. */
export function stateIsShown(page: Page): Promise<void> {
  return page.evaluate(async () => {
    await window.fyr.call('bureau.status', null)
    for (let frame = 0; frame < 3; frame += 1) await new Promise(resolve => requestAnimationFrame(resolve))
  })
}
