import type { App, WebContents } from 'electron'

/**
 * Shuts the ways out that a browser has by itself, whatever a page may try: no name resolves, and whatever asks for an address goes
 * to a proxy on this computer's discard port, where nobody listens. To be called before the app is ready.
 */
export function takeOffline({ commandLine }: App): void {
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  commandLine.appendSwitch('proxy-server', 'http://127.0.0.1:9')
  commandLine.appendSwitch('proxy-bypass-list', '<-loopback>')
  commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp')
  commandLine.appendSwitch('disable-background-networking')
  commandLine.appendSwitch('disable-component-update')
  commandLine.appendSwitch('disable-domain-reliability')
  commandLine.appendSwitch('dns-prefetch-disable')
  commandLine.appendSwitch('no-pings')
}

/** Calls between browsers go past policy, requests and names, straight to an address: this leaves them the dead proxy only. */
export function takePageOffline(page: WebContents): void {
  page.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
}
