/**
 * Chromium will not load a page from a scheme that it does not know, and Playwright cannot teach it one. So the host
 * shows `app://fyr/x` to Chromium as `https://fyr.app.invalid/x`, and back again wherever the app looks. `.invalid` can
 * never resolve (RFC 2606), so a mistake here cannot reach the network.
 */

const BROWSER_SCHEMES = new Set(['http', 'https', 'ws', 'wss', 'file', 'data', 'blob', 'about', 'chrome', 'devtools'])

/** `app://fyr/x` as Chromium may load it; addresses of the browser's own schemes stay as they are. */
export function toBrowserAddress(address: string): string {
  const parts = /^([a-z][a-z0-9+-]*):\/\/([^/?#]*)(.*)$/i.exec(address)
  const [, scheme = '', host = '', rest = ''] = parts ?? []
  if (!parts || BROWSER_SCHEMES.has(scheme.toLowerCase())) return address
  return `https://${host}.${scheme}.invalid${rest === '' ? '/' : rest}`
}

/** What the app would have seen: the inverse of `toBrowserAddress`. */
export function toAppAddress(address: string): string {
  return address.replace(/^https:\/\/([^/?#]+)\.([a-z][a-z0-9-]*)\.invalid(?=[/?#]|$)/i, '$2://$1')
}

/** A content security policy whose `app:` sources mean the same to Chromium behind `toBrowserAddress`. */
export function toBrowserPolicy(policy: string, schemes: readonly string[]): string {
  return schemes.reduce(
    (rewritten, scheme) =>
      rewritten.replace(
        new RegExp(`(^|[\\s;])${scheme}:(?://([^\\s;/]+))?(?=[\\s;/]|$)`, 'g'),
        (_whole, before: string, host: string | undefined) => `${before}https://${host ?? '*'}.${scheme}.invalid`
      ),
    policy
  )
}
