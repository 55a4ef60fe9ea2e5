import { expect, test } from 'vitest'
import { shortcuts } from './shortcuts.tsx'

test('no key stands for two things: the first of them would have it everywhere', () => {
  const keys = Object.values<{ readonly key: string; readonly orKey?: string; readonly shift?: boolean }>(
    shortcuts
  ).flatMap(({ key, orKey, shift }) =>
    [key, ...(orKey === undefined ? [] : [orKey])].map(each => `${shift === true ? 'shift ' : ''}${each}`)
  )
  expect(keys).toHaveLength(new Set(keys).size)
})
