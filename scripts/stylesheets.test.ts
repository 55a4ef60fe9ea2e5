import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '..')

/** Where the reader's language must decide: sides, and sizes along the line and across it. */
const PHYSICAL_NAME = /^(?:(?:[a-z-]+-)?(?:left|right|top|bottom)(?:-[a-z-]+)?|(?:min-|max-)?(?:width|height))$/
const PHYSICAL_VALUE = /(?<![\w-])(?:left|right)(?![\w-])/

/** The declarations of a stylesheet that name a side or a size of the screen and not of the text. */
const physicalIn = (css: string): string[] =>
  [...css.replaceAll(/\/\*.*?\*\//gs, '').matchAll(/([a-z-]+)\s*:\s*([^;{}]+);/g)]
    .filter(([, name = '', value = '']) => PHYSICAL_NAME.test(name) || PHYSICAL_VALUE.test(value))
    .map(([declaration]) => declaration)

test.each([
  'margin-left: 1px;',
  'padding-top: 0;',
  'left: 0;',
  'border-right-width: 1px;',
  'max-width: 2rem;',
  'text-align: right;'
])('%s is found', declaration => {
  expect(physicalIn(`.a { ${declaration} }`)).toEqual([declaration])
})

test.each([
  'margin-inline-start: 1px;',
  'inset-block-start: 0;',
  'text-align: start;',
  'line-height: 1.4;',
  'border-radius: 6px 6px 0 0;'
])('%s is left alone', declaration => {
  expect(physicalIn(`@media (max-width: 900px) { .a { ${declaration} } }`)).toEqual([])
})

test('no style of the window knows left from right', () => {
  const sheets = globSync('src/renderer/**/*.css', { cwd: root })
  expect(sheets.length).toBeGreaterThan(50)
  const found = sheets.flatMap(sheet =>
    physicalIn(readFileSync(path.join(root, sheet), 'utf8')).map(at => `${sheet}: ${at}`)
  )
  expect(found).toEqual([])
})
