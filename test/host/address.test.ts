import { expect, test } from 'vitest'
import { toAppAddress, toBrowserAddress, toBrowserPolicy } from './address.ts'

test.each(['app://fyr/index.html', 'app://fyr/a/b.js?q=1#part', 'app://fyr/'])(
  '%s goes to Chromium and comes back',
  address => {
    expect(toBrowserAddress(address)).toMatch(/^https:\/\/fyr\.app\.invalid\//)
    expect(toAppAddress(toBrowserAddress(address))).toBe(address)
  }
)

test.each(['https://example.org/', 'data:text/plain,x', 'about:blank'])('%s stays as it is', address => {
  expect(toAppAddress(toBrowserAddress(address))).toBe(address)
  expect(toBrowserAddress(address)).toBe(address)
})

test('a policy means the same behind the other address', () => {
  expect(toBrowserPolicy("img-src app: data:; script-src app://fyr 'self'", ['app'])).toBe(
    "img-src https://*.app.invalid data:; script-src https://fyr.app.invalid 'self'"
  )
})
