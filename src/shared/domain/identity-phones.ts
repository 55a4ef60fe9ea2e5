import type { IdentityFinding } from './identity-guard.ts'

/** Not inside a longer number, a date or an amount. */
const BEFORE = String.raw`(?<![\d+])(?<!\d[-/.,:])`
const AFTER = String.raw`(?!\d)(?![-/.,:]\d)`
/** Swedish area codes (Post and Telecom Authority's numbering plan): 08, those of three digits, and the rest of four. */
const AREA = String.raw`(?:08|0(?:1[013-9]|2[01367]|3[1356]|4[0246]|54|6[03]|90)|0[1-9]\d\d)`

const phonePatterns: readonly RegExp[] = [
  // A mobile number, however it is spaced, and several with a slash between: 070-174 06 35, 070 - 174 06 35, 0701740635.
  new RegExp(
    String.raw`(?<![\d+])(?<!\d[-.,:])\(?0[ -]?7[02369]\)?(?:[ ./-]{0,3}\d){7}(?!\d)(?![-.,:]\d)(?!/[1-9])`,
    'g'
  ),
  // The same from abroad without its plus: 46701740635.
  new RegExp(String.raw`(?<!\d )${BEFORE}46[ -]?7[02369](?:[ ./-]{0,3}\d){7}${AFTER}`, 'g'),
  // An area code set off by a dash, a slash or brackets: 040-12 34 56, (08) 123 456 78.
  new RegExp(
    String.raw`${BEFORE}(?:\(${AREA}\) ?-?|${AREA} ?[-/] ?)([1-9]\d{1,2}(?:[ -]?\d{2,3}){1,3}|[1-9]\d{4,7})${AFTER}`,
    'g'
  ),
  // An area code and groups of two or three digits, all set off by spaces: 08 123 456 78.
  new RegExp(String.raw`(?<!\d )${BEFORE}${AREA} [1-9]\d{1,2}(?: \d{2,3}){1,3}${AFTER}`, 'g'),
  // No spaces at all: 040123456.
  new RegExp(String.raw`${BEFORE}0[1-9]\d{6,8}${AFTER}`, 'g'),
  // From abroad: +46 70 174 06 35, +46 (0)70…, 0046…, +49 30 901820.
  new RegExp(
    String.raw`(?<![\d+])(?:\+|(?<!\d )00[ -]?)[1-9]\d{0,2}(?:[ ./-]?\(0\))?(?:[ ./()-]{0,2}\d){6,13}(?!\d)`,
    'g'
  )
]

/** Swedish phone numbers, and those of other countries with their country code. */
export function findPhones(text: string): IdentityFinding[] {
  return phonePatterns.flatMap(pattern =>
    [...text.matchAll(pattern)]
      .filter(match => looksLikePhone(match[0], text.slice(match.index + match[0].length)))
      .map(match => ({ kind: 'phone' as const, start: match.index, end: match.index + match[0].length }))
  )
}

const DAY_MONTH_YEAR = /^(?:0[1-9]|[12]\d|3[01])[-/. ]?(?:0[1-9]|1[0-2])[-/. ]?(?:19|20)\d\d$/
const MONTH_DAY_YEAR = /^(?:0[1-9]|1[0-2])[-/. ](?:0[1-9]|[12]\d|3[01])[-/. ](?:19|20)\d\d$/
/** 0500-10 000: thousands; a phone number of five digits is written 100 00. */
const THOUSANDS = /^0\d{2,3}[-/ ]+\d\d 000$/
const MONEY = /^ ?(?:kr\b|kronor|sek\b|:-(?![()|/\\DPp])|€|eur|usd|\$|tkr|mkr|%)/i

function looksLikePhone(found: string, after: string): boolean {
  const digits = found.replaceAll(/\D/g, '')
  const [fewest, most] = digitsOfPhone(found, digits)
  if (digits.length < fewest || digits.length > most) return false
  return ![DAY_MONTH_YEAR, MONTH_DAY_YEAR, THOUSANDS].some(other => other.test(found)) && !MONEY.test(after)
}

/** How many digits a number has: within Sweden at least five after its area code, or six after 08. */
function digitsOfPhone(found: string, digits: string): readonly [fewest: number, most: number] {
  if (digits.startsWith('00')) return [11, 17]
  if (found.startsWith('+') || !digits.startsWith('0')) return [8, 17]
  return [digits.startsWith('08') ? 8 : 9, 10]
}
