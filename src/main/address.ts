/** The window's only origin. A scheme of its own is served from the app's files and from nowhere else. */
export const APP_SCHEME = 'app'
const APP_ORIGIN = `${APP_SCHEME}://fyr`
export const START_PAGE = `${APP_ORIGIN}/index.html`

/** Whether an address lies inside the app. */
export function isOwnAddress(address: string): boolean {
  const url = URL.parse(address)
  return (
    url !== null &&
    url.protocol === `${APP_SCHEME}:` &&
    url.host === 'fyr' &&
    url.username === '' &&
    url.password === ''
  )
}
