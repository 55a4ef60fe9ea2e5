import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findIdentities } from './identity-guard.ts'

const kinds = (text: string) => findIdentities(text).map(finding => finding.kind)
const found = (text: string) => findIdentities(text).map(({ start, end }) => text.slice(start, end))

// From the Swedish Tax Agency's published test numbers; the phone numbers are from the series that the Post and Telecom
// Authority keeps for fiction.
const written = [
  '19811228-9874',
  '198112289874',
  '811228-9874',
  '8112289874',
  '811228+9874',
  '19811228 9874',
  '1981-12-28-9874',
  '1981-12-28 9874',
  '81-12-28-9874',
  '81 12 28-9874',
  '1981 12 28 9874',
  '1981/12/28-9874',
  '811228.9874',
  '811228/9874',
  '811228_9874',
  '811228 - 9874',
  '811228\u20099874',
  '811228\u202f-\u00a09874',
  '811228\u00ad-\u200b98\u206074',
  '８１１２２８＋９８７４',
  '811228\uff0d9874'
]

describe('findIdentities', () => {
  it.each(written)('finds the personal identity number in "pnr %s, se pärm"', number => {
    expect(kinds(`pnr ${number}, se pärm`)).toEqual(['personal-number'])
    expect(found(`pnr ${number}, se pärm`)).toEqual([number])
  })

  it.each(['701063-2391', '19701063-2391', '7010632391', '197010632391'])(
    'finds the coordination number %s',
    number => {
      expect(kinds(`samordningsnr ${number}`)).toEqual(['coordination-number'])
    }
  )

  it('reads the digits of other scripts', () => {
    expect(kinds('٨١١٢٢٨-٩٨٧٤')).toEqual(['personal-number'])
    expect(kinds('８１１２２８－９８７４'.replace('－', '-'))).toEqual(['personal-number'])
  })

  it.each([
    '070-174 06 35',
    '0701740635',
    '070 174 06 35',
    '0701-740635',
    '070.174.06.35',
    '070 - 174 06 35',
    '070\u2007174\u200906\u202f35',
    '0701\u200b740635',
    '00 46 70 174 06 35',
    '46701740635',
    '＋46 70 174 06 35',
    '+46 70 174 06 35',
    '+46 (0)70-174 06 35',
    '+46701740635',
    '0046 70 174 06 35',
    '08-465 004 04',
    '(08) 465 004 04',
    '08 465 004 04',
    '031-390 06 05',
    '040-628 04 44',
    '0980-319 205',
    '0980-31 92 05',
    '040/628 04 44',
    '0406280444',
    '+49 30 23125 000',
    '+963 11 212 0000',
    '+380 44 123 4567'
  ])('finds the phone number %s', number => {
    expect(kinds(`ring ${number} efter 15`)).toEqual(['phone'])
    expect(found(`ring ${number}.`)).toEqual([number])
  })

  it.each([
    'exempel@example.org',
    'a.b+c@sub.example.org',
    'Åsa.Öberg@exempel.se',
    "o'hara@example.com",
    'exempel＠example.org',
    'anna @ example.com',
    'anna(at)example.com',
    'anna [AT] example.com',
    'an\u00adna@example.com'
  ])('finds the address %s', address => {
    expect(found(`mejl ${address}, svar.`)).toEqual([address])
    expect(kinds(address)).toEqual(['email'])
  })

  // Made up, but for the check digits: the card networks' test numbers and the IBAN registry's examples.
  it.each([
    '4242 4242 4242 4242',
    '4242-4242-4242-4242',
    '5555555555554444',
    '2223003122003222',
    '3782 822463 10005',
    '378282246310005',
    '6011 1111 1111 1117'
  ])('finds the card %s', number => {
    expect(found(`drog pengar från ${number}, se kvitto`)).toEqual([number])
    expect(kinds(number)).toEqual(['card'])
  })

  it.each([
    'SE45 5000 0000 0583 9825 7466',
    'SE4550000000058398257466',
    'DE89 3704 0044 0532 0130 00',
    'gb29nwbk60161331926819',
    '8327-9, 904 123 456-7',
    '8327-9 9041234567',
    '6789-123456789',
    '5678-1234567',
    '5678, 12 345 67',
    '9150-12 345 67'
  ])('finds the bank account %s', number => {
    expect(found(`pengarna till ${number}.`)).toEqual([number])
    expect(kinds(number)).toEqual(['bank-account'])
  })

  it.each(['kontonummer 56781234567', 'clearing 6789 konto 6789 123 456 789', 'Konto: 3300 8112289874'])(
    'finds what is called an account in "%s"',
    text => {
      expect(kinds(text)).toContain('bank-account')
    }
  )

  it.each(['51-123456', '11-12345', '50-123456/1'])('finds the case number %s', number => {
    expect(found(`ärende ${number}, väntar`)).toEqual([number])
    expect(kinds(number)).toEqual(['case-number'])
  })

  it.each(['dossier 51123456', 'LMA-kort 50-12345678/1', 'kontrollnummer 1234567890', 'Beteckning: 51-123456'])(
    'finds what is called a case number in "%s"',
    text => {
      expect(kinds(text)).toEqual(['case-number'])
    }
  )

  it.each([
    'Storgatan 5',
    'Stora Nygatan 31 B',
    'Ringvägen 12',
    'Sankt Olofsgatan 4, lgh 1203',
    'Lill-Jans väg 7',
    'Möllevångstorget 3A',
    'norra grängesbergsgatan 14',
    '12 Baker Street'
  ])('finds the address %s', address => {
    const [first] = findIdentities(`bor på ${address}, tredje våningen`)
    expect(first?.kind).toBe('address')
  })

  it.each([
    'på vägen 10 minuter',
    'gick genvägen 3 km',
    'cykelvägen 5 min från skolan',
    'gatan 5',
    'plan 4, rum 12',
    'vägtrafikskatt 2024',
    'i gatuplan 2',
    'torget kl 12',
    'OCR 1234567890123456',
    'kortet 4242 4242 4242 4241',
    'SE45 5000 0000 0583 9825 7467',
    'sid 12-3456, se 2024-11234567',
    'bankgiro 5050-1055',
    'bg 123-4567, pg 12 34 56-7',
    'dnr 2024-0012345',
    'faktura 1234, 3 000 kr',
    'paragraf 1234-1236',
    'summan 1250, 2 500 och 12 000 000 kr'
  ])('finds no card, account, case or address in "%s"', text => {
    expect(found(text)).toEqual([])
  })

  it.each([
    'fick 12 500 kr, ska betala 1 250:- i månaden',
    'mellan 10 000 och 12 000 kronor, totalt 1 001 234 567 kr',
    'skuld +12 000 000 kr',
    'beslut 2024-11-02, nytt möte 7/11 2024 eller 12.11.2024 kl 10.25-11.40',
    'möte 02-11-2024, 02/11/2024, 02.11.2024 och 02112024',
    'perioden 2024-01-01 - 2024-12-31, dvs 241102-250201',
    'öppet 08-17, lunch 1130-1230, 08.00-16.00',
    '5 kap. 3 § utlänningslagen (2005:716), prop. 2019/20:10',
    'organisationsnummer 802002-4280 och 556036-0793',
    'besök 2676 den 241102, rad 4330',
    'målnr UM 12345-24, dnr 2024/012345, diarienummer 2024-0012345',
    'bankgiro 900-8004, plusgiro 90 20 03-3, postnr 211 34 Malmö',
    '=SUM(A1:A9)',
    '@ se pärm',
    'väntat 7 mån på beslut, familj med 4 barn',
    'beslut nr 0012345678',
    'från 08-15 2024',
    'rum 0123 45 67',
    'mellan 0500-10 000',
    '1 250:-',
    'kl 2024-11-02 - 2025-02-01, 2024.11.02-2025.02.01',
    '12 kap. 28 § brottsbalken (1962:700)',
    'vi ses @ biblioteket (at the library)',
    'felskrivet 811228-9873',
    'orimligt datum 811328-9874',
    'blanketterna 5 10 15 20 25, A36 och Fk 3110',
    ''
  ])('lets "%s" be', text => {
    expect(found(text)).toEqual([])
  })

  it('finds phone numbers beside each other and before a smile', () => {
    expect(found('0701740635/0701740636')).toEqual(['0701740635', '0701740636'])
    expect(found('ring 0701740635:-)')).toEqual(['0701740635'])
  })

  it('points at what it finds behind signs that nobody sees', () => {
    expect(found('\u200b\u{e0041}se 811228\u00ad-9874\u200b, 070\u200d1740635')).toEqual([
      '811228\u00ad-9874',
      '070\u200d1740635'
    ])
  })

  it('names each finding once, in order', () => {
    const text = 'mejl exempel@example.org, pnr 811228-9874, ring 070-174 06 35'
    expect(kinds(text)).toEqual(['email', 'personal-number', 'phone'])
    expect(found(text)).toEqual(['exempel@example.org', '811228-9874', '070-174 06 35'])
  })

  it('finds every number with a right check digit, in any text, and points at it', () => {
    const number = fc
      .record({
        day: fc.date({
          min: new Date('1925-01-01T00:00:00Z'),
          max: new Date('2020-12-31T00:00:00Z'),
          noInvalidDate: true
        }),
        coordination: fc.boolean(),
        serial: fc.integer({ min: 0, max: 999 }),
        long: fc.boolean(),
        between: fc.constantFrom('', '-', ' ')
      })
      .map(({ day, coordination, serial, long, between }) => {
        const [year = '', month = '', date = ''] = day.toISOString().slice(0, 10).split('-')
        const nine = `${year.slice(2)}${month}${String(Number(date) + (coordination ? 60 : 0)).padStart(2, '0')}${String(serial).padStart(3, '0')}`
        const ten = `${nine}${checkDigit(nine)}`
        return {
          text: `${long ? year.slice(0, 2) : ''}${ten.slice(0, 6)}${between}${ten.slice(6)}`,
          kind: coordination ? 'coordination-number' : 'personal-number'
        }
      })
    const around = fc.string({ unit: 'grapheme', maxLength: 40 }).filter(text => !/\p{Nd}|[@+.,:/()-]/u.test(text))
    fc.assert(
      fc.property(around, number, around, (before, { text, kind }, after) => {
        const all = `${before} ${text} ${after}`
        expect(findIdentities(all)).toEqual([{ kind, start: before.length + 1, end: before.length + 1 + text.length }])
      })
    )
  })

  it('is quick and sound on any text', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 4000 }),
      fc.constantFrom(
        '0 '.repeat(2000),
        '07'.repeat(2000),
        '+1 '.repeat(1300),
        'a@'.repeat(2000),
        'a.'.repeat(2000),
        '1-'.repeat(2000),
        '(08) 1'.repeat(600)
      )
    )
    fc.assert(
      fc.property(hostile, text => {
        let end = 0
        for (const finding of findIdentities(text)) {
          expect(finding.start).toBeGreaterThanOrEqual(end)
          expect(finding.end).toBeGreaterThan(finding.start)
          end = finding.end
        }
        expect(end).toBeLessThanOrEqual(text.length)
      })
    )
  })
})

/** Tries the ten digits by the rule as the Tax Agency words it: the sum of the products' digits and the check digit ends in 0. */
function checkDigit(nine: string): string {
  const products = [...nine].map((digit, position) => String(Number(digit) * (position % 2 === 0 ? 2 : 1)))
  const sum = [...products.join('')].reduce((total, digit) => total + Number(digit), 0)
  return String((10 - (sum % 10)) % 10)
}
