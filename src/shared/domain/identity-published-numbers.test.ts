import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findIdentities } from './identity-guard.ts'
import { hasCheckDigit } from './luhn.ts'

const found = (text: string) =>
  findIdentities(text).map(({ kind, start, end }) => ({ kind, text: text.slice(start, end) }))

// From the Swedish Tax Agency's published test numbers, of every century that it lists.
const personal = [
  '189001019802',
  '189001029819',
  '189912299816',
  '190001019801',
  '192309102393',
  '195001182046',
  '196408233234',
  '198112189876',
  '199001012385',
  '199912312380',
  '200001012384',
  '201212121212'
].filter(number => hasCheckDigit(number.slice(2)))
const coordination = ['197010632391', '198112789876', '190001619801'].map(number => {
  const nine = number.slice(2, 11)
  const last = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].find(digit => hasCheckDigit(`${nine}${digit}`))
  return `${number.slice(0, 11)}${last}`
})

/** Ways in which people write twelve digits. */
const writings: readonly ((number: string) => string)[] = [
  number => number,
  number => number.slice(2),
  number => `${number.slice(0, 8)}-${number.slice(8)}`,
  number => `${number.slice(2, 8)}-${number.slice(8)}`,
  number => `${number.slice(2, 8)}+${number.slice(8)}`,
  number => `${number.slice(0, 8)} ${number.slice(8)}`,
  number => `${number.slice(0, 4)}-${number.slice(4, 6)}-${number.slice(6, 8)}-${number.slice(8)}`,
  number => `${number.slice(2, 8)}\u00a0-\u00a0${number.slice(8)}`
]

/** The same digits as other keyboards write them. */
const digits: Readonly<Record<string, (text: string) => string>> = {
  latin: text => text,
  arabic: text => text.replaceAll(/\d/g, digit => String.fromCharCode(0x0660 + Number(digit))),
  persian: text => text.replaceAll(/\d/g, digit => String.fromCharCode(0x06f0 + Number(digit))),
  fullWidth: text => text.replaceAll(/\d/g, digit => String.fromCharCode(0xff10 + Number(digit)))
}

const around: Readonly<Record<string, readonly [string, string]>> = {
  swedish: ['Hon har nummer ', ' sedan i våras, se pärmen.'],
  arabic: ['رقمها الشخصي ', ' منذ الربيع.'],
  persian: ['شماره شخصی او ', ' است، لطفاً نگاه کنید.'],
  brackets: ['(', ')'],
  colon: ['pnr:', '.']
}

describe('a personal identity or coordination number', () => {
  it('is among those tried in all three centuries', () => {
    expect(new Set(personal.map(number => number.slice(0, 2)))).toEqual(new Set(['18', '19', '20']))
    expect(personal.length).toBeGreaterThan(6)
    expect(coordination.every(number => hasCheckDigit(number.slice(2)))).toBe(true)
  })

  it.each(Object.entries(around))('is found in any digits, between words in %s', (_words, [before, after]) => {
    for (const number of [...personal, ...coordination])
      for (const write of writings)
        for (const inDigits of Object.values(digits)) {
          const written = inDigits(write(number))
          const kind = coordination.includes(number) ? 'coordination-number' : 'personal-number'
          expect(found(`${before}${written}${after}`)).toEqual([{ kind, text: written }])
        }
  })

  it('is found with signs in it that nobody sees, wherever they stand', () => {
    const hidden = fc.constantFrom('\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad', '\u200e', '\u200f')
    fc.assert(
      fc.property(
        fc.constantFrom(...personal),
        fc.constantFrom(...Object.values(digits)),
        fc.array(fc.tuple(fc.nat({ max: 11 }), hidden), { minLength: 1, maxLength: 5 }),
        (number, inDigits, signs) => {
          const parts = [...inDigits(number)].map((digit, at) =>
            at === 0
              ? digit
              : `${signs
                  .filter(([where]) => where === at)
                  .map(([, sign]) => sign)
                  .join('')}${digit}`
          )
          expect(found(`رقم ${parts.join('')} هنا`)).toEqual([{ kind: 'personal-number', text: parts.join('') }])
        }
      )
    )
  })

  it('is none with another check digit, and none where it is a part of a longer number', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...personal),
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom(...writings),
        (number, more, write) => {
          const wrong = `${number.slice(0, 11)}${(Number(number.at(-1)) + more) % 10}`
          const kinds = [`nr ${write(wrong)} ok`, `nr 7${write(number)} ok`].flatMap(found).map(({ kind }) => kind)
          expect(kinds).not.toContain('personal-number')
          expect(kinds).not.toContain('coordination-number')
        }
      )
    )
  })
})

describe("what is nobody's", () => {
  it.each([
    'enligt 12 kap. 46 § jordabalken och 12 kap. 42 § första stycket 1 p. JB',
    '4 kap. 1 § socialtjänstlagen (2001:453), HFD 2016 ref. 44',
    'Lag (1994:137) om mottagande av asylsökande m.fl., 8-10 a §§',
    'org.nr 556036-0793, 212000-1124 och 16556036-0793',
    'organisationsnummer 802002-4280',
    'hyran är 7 845 kr, elen 1 203,50 kr, summa 9 048:50',
    '12 500 SEK, 1.200.000 kr, 99 kr/mån',
    'förfaller 2026-11-30, senast 30/11 2026, 2026-12-01 kl. 12.00',
    'mätarställning 0012345 kWh, 45 678 kWh, 1 234 567 l',
    'OCR 7340012345678901, referens 1234567890123456',
    'buss 5, 34, 139 och 838 mot Lund 08.12, tåg 1025, spår 3b',
    'Pågatåg 1743 kl 17.43 från spår 1-2',
    'bankgiro 5051-6905, bg 900-8004, plusgiro 4 95 61-1',
    'paragraf 46, punkt 3.2.1, bilaga 2A, sida 12-14',
    'årskurs 7-9, klass 8B, sal 1204',
    'lägenhet på 3 rok, 74,5 kvm, våning 4 av 7',
    'den 1-2 november 2025 kl 9-12 och 13-16.30'
  ])('is let be: %s', text => {
    expect(found(text)).toEqual([])
  })

  // Its third digit is 0 or 1, as in no organisation number: whatever it is said to be, it is a number of a person.
  it('is not a coordination number that somebody calls an organisation number', () => {
    expect(found('org.nr 701063-2391').map(({ kind }) => kind)).toEqual(['coordination-number'])
  })
})
