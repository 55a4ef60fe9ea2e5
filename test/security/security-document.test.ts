import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { serveRendererFile } from '../../src/main/renderer-files.ts'

const root = path.resolve(import.meta.dirname, '../..')
const text = readFileSync(path.join(root, 'docs/security.md'), 'utf8')

/** "`this`, `that` in `some/file`": what the page says to stand there; "no `this` in `a/folder`": what it says not to. */
const CLAIM = /(no )?((?:`[^`]+`(?:, | and )?)+) in `((?:src|test|scripts)\b[^`]*|[\w-]+\.(?:yml|json))`/g

const claims = [...text.matchAll(CLAIM)].flatMap(([, no, things = '', place = '']) =>
  [...things.matchAll(/`([^`]+)`/g)].map(([, thing = '']) => ({ thing, place, there: no === undefined }))
)

const sourceOf = (place: string): string => {
  const whole = path.join(root, place)
  if (statSync(whole).isFile()) return readFileSync(whole, 'utf8')
  return globSync('**/*.{ts,tsx}', { cwd: whole, exclude: ['**/*.test.ts'] })
    .map(name => readFileSync(path.join(whole, name), 'utf8'))
    .join('\n')
}

describe('the page on security', () => {
  it('names a good many lines', () => {
    expect(claims.length).toBeGreaterThan(50)
  })

  it.each(claims)('says of `$thing` in $place that it is there: $there', ({ thing, place, there }) => {
    // An ellipsis stands for what does not matter.
    const pieces = thing.split('…')
    expect(pieces.every(piece => sourceOf(place).includes(piece))).toBe(there)
  })

  it('names no file that is not there', () => {
    const named = [...text.matchAll(/`((?:src|test|scripts|docs)\/[^`*]+)`/g)].map(([, file = '']) => file)
    expect(named.filter(file => !existsSync(path.join(root, file)))).toEqual([])
  })

  it('names no test that is not there', () => {
    const tests = new Set(
      globSync('{src,test,scripts}/**/*.{test,spec}.ts', { cwd: root }).map(file =>
        path.basename(file).replace(/\.(test|spec)\.ts$/, '')
      )
    )
    const rows = text.split('\n\n').find(block => block.includes('| shown by |')) ?? ''
    const named = rows
      .split('\n')
      .slice(2)
      .flatMap(row => [...(row.split('|').at(-2) ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name))
    expect(named.length).toBeGreaterThan(8)
    expect(named.filter(name => !tests.has(name))).toEqual([])
  })

  it('has all twenty points of Electron’s list, in order', () => {
    const points = [...text.matchAll(/^\| (\d+)\. /gm)].map(([, number]) => Number(number))
    expect(points).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
  })
})

it('the policy lets nothing in that did not come with the app, and no string becomes code', async () => {
  const { headers } = await serveRendererFile(root, new Request('app://fyr/index.html'))
  const policy = new Map(
    (headers.get('Content-Security-Policy') ?? '').split('; ').map(directive => {
      const [name = '', ...sources] = directive.split(' ')
      return [name, sources.join(' ')]
    })
  )
  expect(Object.fromEntries(policy)).toEqual({
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self'",
    'img-src': "'self' data:",
    'font-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
    'require-trusted-types-for': "'script'",
    'trusted-types': "'none'"
  })
  expect(headers.get('Connection-Allowlist')).toContain('webrtc=block')
})
