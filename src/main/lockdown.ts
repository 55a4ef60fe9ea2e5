import type { Session, WebContents } from 'electron'
import { isOwnAddress } from './address.ts'

/** A session that grants nothing, loads nothing but the app's own files, downloads nothing and checks no spelling (that fetches dictionaries). */
export function lockSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isOwnAddress(url) }))
  session.on('will-download', event => event.preventDefault())
  session.setSpellCheckerEnabled(false)
}

/** A page that can go nowhere, open nothing and embed nothing. */
export function lockPage(page: WebContents): void {
  page.on('will-frame-navigate', event => event.preventDefault())
  page.on('will-redirect', event => event.preventDefault())
  page.on('will-attach-webview', event => event.preventDefault())
  page.setWindowOpenHandler(() => ({ action: 'deny' }))
}
