import type { Session, WebContents } from 'electron'
import { isOwnAddress } from './address.ts'
import { takePageOffline } from './offline.ts'

/**
 * A session that grants nothing, loads nothing but the app's own files (and, while developing, those of the developer tools),
 * downloads nothing and checks no spelling, for which it would fetch dictionaries.
 */
export function lockSession(session: Session, { devTools }: { devTools: boolean }): void {
  const mayLoad = (url: string) => isOwnAddress(url) || (devTools && url.startsWith('devtools://'))
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !mayLoad(url) }))
  session.on('will-download', event => event.preventDefault())
  session.setSpellCheckerEnabled(false)
}

/** A page that can go nowhere, call nobody, open nothing and embed nothing. */
export function lockPage(page: WebContents): void {
  takePageOffline(page)
  page.on('will-frame-navigate', event => event.preventDefault())
  page.on('will-redirect', event => event.preventDefault())
  page.on('will-attach-webview', event => event.preventDefault())
  page.setWindowOpenHandler(() => ({ action: 'deny' }))
}
