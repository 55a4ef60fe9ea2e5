import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { typedPath } from './paths.ts'

describe('typedPath', () => {
  it('begins where npm run was called, not in the project that it changes into', () => {
    expect(typedPath('a.csv', { npm_lifecycle_event: 'bureau', INIT_CWD: '/home/ada' })).toBe(
      path.resolve('/home/ada/a.csv')
    )
  })

  it('begins in the current folder otherwise, also below another npm run', () => {
    expect(typedPath('a.csv', {})).toBe(path.resolve('a.csv'))
    expect(typedPath('a.csv', { npm_lifecycle_event: 'test', INIT_CWD: '/home/ada' })).toBe(path.resolve('a.csv'))
  })

  it('leaves a whole path alone', () => {
    expect(typedPath('/tmp/a.csv', { npm_lifecycle_event: 'bureau', INIT_CWD: '/home/ada' })).toBe(
      path.resolve('/tmp/a.csv')
    )
  })
})
