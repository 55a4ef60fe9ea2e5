import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveRendererFile } from './renderer-files.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'fyr-renderer-'))
const root = path.join(folder, 'renderer')

beforeAll(() => {
  mkdirSync(path.join(root, 'assets'), { recursive: true })
  writeFileSync(path.join(root, 'index.html'), '<h1>Fyr</h1>')
  writeFileSync(path.join(root, 'assets/index.js'), 'export {}')
  writeFileSync(path.join(root, 'notes.txt'), 'not for a page')
  writeFileSync(path.join(folder, 'secret.html'), 'secret')
  mkdirSync(path.join(folder, 'renderer-old'))
  writeFileSync(path.join(folder, 'renderer-old/index.html'), 'secret')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const get = (address: string) => serveRendererFile(root, new Request(address))

test('a file of the page comes with its type and the policy', async () => {
  const response = await get('app://fyr/index.html')
  expect(await response.text()).toBe('<h1>Fyr</h1>')
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(response.headers.get('content-security-policy')).toContain("require-trusted-types-for 'script'")
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
})

test('a script comes as a module', async () => {
  expect((await get('app://fyr/assets/index.js')).headers.get('content-type')).toBe('text/javascript; charset=utf-8')
})

test.each([
  'app://fyr/../secret.html',
  'app://fyr/%2e%2e/secret.html',
  'app://fyr/%2e%2e%2fsecret.html',
  'app://fyr/assets/..%2f..%2fsecret.html',
  'app://fyr/..%5csecret.html',
  'app://fyr/../renderer-old/index.html',
  'app://fyr/%2e%2e%2frenderer-old%2findex.html',
  'app://fyr//etc/hostname',
  'app://fyr/index.html%00.js',
  'app://fyr/%E0%A4%A',
  'app://fyr/',
  'app://fyr/assets',
  'app://fyr/missing.html',
  'app://fyr/notes.txt',
  'app://other/index.html',
  'https://fyr/index.html'
])('%s is not found', async address => {
  const response = await get(address)
  expect(response.status).toBe(404)
  expect(await response.text()).toBe('')
})

test('nothing but GET is answered', async () => {
  const response = await serveRendererFile(root, new Request('app://fyr/index.html', { method: 'POST', body: 'x' }))
  expect(response.status).toBe(405)
})
