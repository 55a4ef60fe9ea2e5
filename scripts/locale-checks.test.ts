import { describe, expect, test } from 'vitest'
import { codeProblems, compareLocales, flattenTexts, type Locale, unknownKeys, usedKeys } from './locale-checks.ts'

const locale = (texts: object): Locale => new Map([['desk', flattenTexts(texts)]])
const compare = (sv: object, en: object): string[] =>
  compareLocales(
    new Map([
      ['sv', locale(sv)],
      ['en', locale(en)]
    ])
  )

describe('two languages', () => {
  test('with the same keys, placeholders and plural forms are right', () => {
    const sv = { save: { button: 'Spara {{what}}' }, day_one: 'i går', day_other: '{{count}} dagar' }
    const en = { 'save.button': 'Save {{ what }}', day_one: 'yesterday', day_other: '{{count, number}} days' }
    expect(compare(sv, en)).toEqual([])
  })

  test('a key that one of them lacks is named', () => {
    expect(compare({ a: 'a', b: 'b' }, { a: 'a' })).toEqual(['en/desk: no text for "b", which sv has'])
    expect(compare({ a: 'a' }, { a: 'a', c: 'c' })).toEqual(['sv/desk: no text for "c", which en has'])
  })

  test('a whole namespace that one of them lacks is named', () => {
    const problems = compareLocales(
      new Map([
        ['sv', locale({ a: 'a' })],
        ['en', new Map()]
      ])
    )
    expect(problems).toEqual(['en/desk: no text for "a", which sv has'])
  })

  test('a placeholder that one of them lacks is named', () => {
    expect(compare({ a: 'rad {{line}}' }, { a: 'line' })).toEqual([
      'en/desk: "a" lacks the placeholder {{line}}, which sv has'
    ])
  })

  test('a plural form that a language needs, or does not know, is named', () => {
    expect(compare({ a_one: '1', a_other: '2' }, { a_other: '2' })).toEqual([
      'en/desk: "a" lacks the plural form "one"'
    ])
    expect(compare({ a_one: '1', a_few: '3', a_other: '2' }, { a_one: '1', a_other: '2' })).toEqual([
      'sv/desk: "a" has the plural form "few", which sv does not know'
    ])
  })
})

describe('Arabic', () => {
  const inArabic = (sv: object, ar: object): string[] =>
    compareLocales(
      new Map([
        ['sv', locale(sv)],
        ['ar', locale(ar)]
      ])
    )
  const sv = { day_one: '{{count}} dag kvar av {{what}}', day_other: '{{count}} dagar kvar av {{what}}' }
  const ar = {
    day_zero: '{{what}}',
    day_one: '{{what}}',
    day_two: '{{what}}',
    day_few: '{{count}} {{what}}',
    day_many: '{{count}} {{what}}',
    day_other: '{{count}} {{-what}}'
  }

  test('needs six plural forms', () => {
    expect(inArabic(sv, ar)).toEqual([])
    const { day_few: _few, ...five } = ar
    expect(inArabic(sv, five)).toEqual(['ar/desk: "day" lacks the plural form "few"'])
  })

  test('must have plural forms where another language has them', () => {
    expect(inArabic(sv, { day: '{{count}} {{what}}' })).toEqual(['ar/desk: "day" has no plural forms, which sv has'])
  })

  test('needs every placeholder in every form', () => {
    expect(inArabic(sv, { ...ar, day_two: 'يومان' })).toEqual([
      'ar/desk: "day" (two) lacks the placeholder {{what}}, which sv has'
    ])
  })

  test('has no placeholder that another language lacks', () => {
    expect(inArabic({ a: 'a' }, { a: '{{b}}' })).toEqual(['sv/desk: "a" lacks the placeholder {{b}}, which ar has'])
  })
})

test('a code without a text and a text without a code are named', () => {
  const locales = new Map([['sv', locale({ way: { letter: 'Brev', fax: 'Fax' } })]])
  expect(codeProblems(locales, 'desk', 'way.', ['letter', 'booked'])).toEqual([
    'sv/desk: no text for the code "way.booked"',
    'sv/desk: "way.fax" names no code'
  ])
})

test('what is no text is refused', () => {
  expect(() => flattenTexts({ a: 1 })).toThrow('a.: not a group of texts')
  expect(() => flattenTexts([])).toThrow('a file: not a group of texts')
})

describe('keys in the source', () => {
  const texts = locale({ title: 'x', field: { date: 'x' }, wait_one: 'x', wait_other: 'x' })
  const unknown = (source: string): string[] => unknownKeys(texts, usedKeys('A.tsx', source, 'common'))

  test('that have a text are right', () => {
    const source =
      "const { t } = useTranslation(['desk', 'common'])\nt('title'); t(`field.${name}`); t('wait', { count }); t('desk:title')"
    expect(unknown(source)).toEqual([])
  })

  test.each(["t('tittle')", "t('common:title')", 't(`fields.${name}`)', "t('field')"])(
    'that have none (%s) are named',
    call => {
      expect(unknown(`const { t } = useTranslation('desk')\n${call}`)).toHaveLength(1)
    }
  )

  test('stand in the common namespace when the source names none', () => {
    expect(usedKeys('A.tsx', "const { t } = useTranslation()\nt('close')", 'common')).toEqual([
      { file: 'A.tsx', namespaces: ['common'], key: 'close' }
    ])
  })
})
