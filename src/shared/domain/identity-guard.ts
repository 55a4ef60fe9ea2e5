/** What in a text tells who somebody is. */
export const identityKinds = ['personal-number', 'coordination-number', 'phone', 'email'] as const
export type IdentityKind = (typeof identityKinds)[number]

export interface IdentityFinding {
  readonly kind: IdentityKind
  /** Where it stands in the text, as for `slice`. */
  readonly start: number
  readonly end: number
}

/**
 * Finds personal identity numbers, coordination numbers, phone numbers and e-mail addresses in a text, in the order in which they
 * stand, none overlapping another. Names and street addresses are not found: no rule tells them from other words.
 *
 * Personal identity numbers are taken as the Swedish Tax Agency writes them (SKV 704, SKV 707) and as people do: ten or twelve
 * digits, also with the date taken apart (1981-12-28 9874), with a dash, plus, full stop, slash, underscore, space or nothing before
 * the last four; a calendar date (day + 60 in a coordination number) and a right check digit. Organisation numbers have a third
 * digit of at least 2 and are therefore never a date.
 */
export function findIdentities(text: string): IdentityFinding[] {
  if (!CAN_IDENTIFY.test(text)) return []
  const { plain, positionOf } = plainText(text)
  const numbers = digitCount(plain) < fewestDigits ? [] : [...findPersonalNumbers(plain), ...findPhones(plain)]
  const emails = AT_SIGN.test(plain) ? findEmails(plain) : []
  return withoutOverlaps([...emails, ...numbers]).map(({ kind, start, end }) => ({
    kind,
    start: positionOf(start),
    end: positionOf(end - 1) + 1
  }))
}

/** Without a digit or an at sign there is nothing to find. */
const CAN_IDENTIFY = /[\p{Nd}@\uff20]|at[)\]}]|at [)\]}]/iu

const fewestDigits = 7

interface PlainText {
  readonly plain: string
  /** Where a character of `plain` stands in the text. */
  readonly positionOf: (position: number) => number
}

/** A text as it is looked through: ASCII digits, signs and spaces for their twins, without what nobody sees (soft hyphens and such). */
function plainText(text: string): PlainText {
  if (!/\p{Cf}/u.test(text)) return { plain: plainSigns(text), positionOf: position => position }
  const positions: number[] = []
  let visible = ''
  for (const { 0: part, index } of text.matchAll(/\P{Cf}+/gu)) {
    visible += part
    for (let offset = 0; offset < part.length; offset += 1) positions.push(index + offset)
  }
  return { plain: plainSigns(visible), positionOf: position => positions[position] ?? position }
}

/** One character for one, so that positions stay. */
const plainSigns = (text: string): string =>
  text
    .replaceAll(/[\u0660-\u0669\u06f0-\u06f9]/g, digit => String(digit.charCodeAt(0) & 0xf))
    .replaceAll(/[\uff01-\uff5e]/g, wide => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replaceAll(/\p{Zs}/gu, ' ')
    .replaceAll(/[\u2010-\u2015\u2212\ufe58\ufe63]/g, '-')

function digitCount(text: string): number {
  let count = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code >= 48 && code <= 57) count += 1
  }
  return count
}

const PERSONAL_NUMBER = /(?<!\d)(?<!\d[-+])(18|19|20)?(\d\d)(\d\d)(\d\d)(?: ?[-+./_] ?| )?(\d{4})(?!\d)(?![-+]\d)/g
/** The same with the date taken apart: 1981-12-28-9874, 81 12 28-9874. */
const PERSONAL_NUMBER_SPACED =
  /(?<!\d)(?<!\d[-+./_])(18|19|20)?(\d\d)([-./_ ])(\d\d)\3(\d\d)(?: ?[-+./_] ?| )?(\d{4})(?!\d)(?![-+./_]\d)/g

function findPersonalNumbers(text: string): IdentityFinding[] {
  const findings: IdentityFinding[] = []
  for (const match of text.matchAll(PERSONAL_NUMBER)) {
    const [all, century = '', year = '', month = '', day = '', last = ''] = match
    const kind = kindOfNumber({ century, year, month, day, last })
    if (kind !== null) findings.push({ kind, start: match.index, end: match.index + all.length })
  }
  for (const match of text.matchAll(PERSONAL_NUMBER_SPACED)) {
    const [all, century = '', year = '', , month = '', day = '', last = ''] = match
    const kind = kindOfNumber({ century, year, month, day, last })
    if (kind !== null) findings.push({ kind, start: match.index, end: match.index + all.length })
  }
  return findings
}

interface NumberParts {
  readonly century: string
  readonly year: string
  readonly month: string
  readonly day: string
  readonly last: string
}

function kindOfNumber({ century, year, month, day, last }: NumberParts): IdentityKind | null {
  const coordination = Number(day) > 60
  const dayOfMonth = coordination ? Number(day) - 60 : Number(day)
  const years = century === '' ? [Number(`19${year}`), Number(`20${year}`)] : [Number(`${century}${year}`)]
  if (!years.some(fullYear => isCalendarDay(fullYear, Number(month), dayOfMonth))) return null
  if (!hasCheckDigit(`${year}${month}${day}${last}`)) return null
  return coordination ? 'coordination-number' : 'personal-number'
}

const isCalendarDay = (year: number, month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()

/** The Luhn check (ISO/IEC 7812-1 annex B) over ten digits. */
function hasCheckDigit(digits: string): boolean {
  let sum = 0
  for (const [position, digit] of [...digits].entries()) {
    const product = Number(digit) * (position % 2 === 0 ? 2 : 1)
    sum += product > 9 ? product - 9 : product
  }
  return sum % 10 === 0
}

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

function findPhones(text: string): IdentityFinding[] {
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

const AT_SIGN = /@|[([{] ?at ?[)\]}]/i
/** An address as people type it, also `anna @ example.com` and `anna(at)example.com`; the quoted forms of RFC 5321 are left aside. */
const EMAIL =
  /(?<![\p{L}\p{N}._%+'-])[\p{L}\p{N}_%+'-][\p{L}\p{N}._%+'-]{0,255} ?(?:@|[([{] ?at ?[)\]}]) ?(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}/giu

const findEmails = (text: string): IdentityFinding[] =>
  [...text.matchAll(EMAIL)].map(match => ({ kind: 'email', start: match.index, end: match.index + match[0].length }))

/** Where two overlap, the one that begins first stays, and of two that begin together the one named first. */
function withoutOverlaps(findings: readonly IdentityFinding[]): IdentityFinding[] {
  const kept: IdentityFinding[] = []
  for (const finding of findings.toSorted((a, b) => a.start - b.start)) {
    const last = kept.at(-1)
    if (last === undefined || finding.start >= last.end) kept.push(finding)
  }
  return kept
}
