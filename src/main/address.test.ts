import { expect, test } from 'vitest'
import { isOwnAddress, START_PAGE } from './address.ts'

test('the start page and whatever lies beside it belong to the app', () => {
  expect([START_PAGE, 'app://fyr/assets/index.js', 'APP://fyr/x', 'app://fyr/?q#h'].map(isOwnAddress)).not.toContain(
    false
  )
})

test.each([
  'https://fyr/index.html',
  'app://other/index.html',
  'app://fyr.example.org/index.html',
  'app://fyr:80/index.html',
  'app://user@fyr/index.html',
  'app:index.html',
  'file:///etc/passwd',
  'data:text/html,x',
  'about:blank',
  'javascript:alert(1)',
  'not an address',
  ''
])('%s does not', address => {
  expect(isOwnAddress(address)).toBe(false)
})
