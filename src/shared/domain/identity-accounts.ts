import type { IdentityFinding } from './identity-guard.ts'
import { hasCheckDigit } from './luhn.ts'

/** Payment cards, IBANs and Swedish bank accounts; not the bankgiro and plusgiro numbers of whoever sends bills. */
export function findAccounts(text: string): IdentityFinding[] {
  return [
    ...findingsOf('card', text, CARD, isCard),
    ...findingsOf('bank-account', text, IBAN, isIban),
    ...findingsOf('bank-account', text, SAVINGS_BANK_ACCOUNT, () => true),
    ...findingsOf('bank-account', text, ACCOUNT, isSetApart),
    ...findingsOf('bank-account', text, NAMED_ACCOUNT, isAccountLong)
  ]
}

/** In fours, or all together. American Express writes 4, 6 and 5. */
const CARD =
  /(?<![\d-])(?:[2-6]\d{3}(?:([ -]?)\d{4})(?:\1\d{4}){2}(?:\1\d{1,3})?|3[47]\d{2}([ -]?)\d{6}\2\d{5})(?![\d-])/g

const isCard = (number: string): boolean => hasCheckDigit(digitsOf(number))

/** ISO 13616: country, two check digits, up to 30 letters and digits, often in fours. */
const IBAN = /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{1,4}){3,8}(?![\p{L}\p{N}])/giu

/** The check of ISO 7064, MOD 97-10: country and check digits moved to the end, letters as 10 to 35, the remainder 1. */
function isIban(found: string): boolean {
  const text = found.replaceAll(' ', '').toUpperCase()
  if (text.length < 15 || text.length > 34) return false
  const moved = text.slice(4) + text.slice(0, 4)
  let remainder = 0
  for (const character of moved) {
    const value = Number.parseInt(character, 36)
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97
  }
  return remainder === 1
}

/** Swedbank and the savings banks: a clearing number of five digits that begins with 8. */
const SAVINGS_BANK_ACCOUNT = /(?<![\d-])8\d{3}-\d[ ,]{1,2}(?:\d[ .-]?){6,9}\d(?![\d-])/g

/** A clearing number of four digits, a sign, and an account of seven to ten digits as they stand in pairs and threes. */
const ACCOUNT = /(?<![\d-])[1-9]\d{3}(?:-|, ?)(?:\d{7,10}|\d{2,3}[ .]\d{2,3}[ .]\d{2,3}(?:[ .-]\d{1,4})?)(?![\d-])/g

/** A year before the sign is that of a reference number: 2024-0012345. */
const isSetApart = (number: string): boolean => !/^(?:19|20)\d\d/.test(number)

/** Whatever is called an account, however it is written. */
const NAMED_ACCOUNT =
  /(?<=(?:konto|kontonummer|kontonr|clearing|clearingnummer|clearingnr|account|account number)[.:]? {0,2}(?:är |is )?)[1-9]\d{3}(?:[ ,.-]{0,2}\d){7,11}(?!\d)/giu

const isAccountLong = (number: string): boolean => {
  const { length } = digitsOf(number)
  return length >= 11 && length <= 15
}

const digitsOf = (text: string): string => text.replaceAll(/\D/g, '')

function findingsOf(
  kind: IdentityFinding['kind'],
  text: string,
  pattern: RegExp,
  isOne: (text: string) => boolean
): IdentityFinding[] {
  return [...text.matchAll(pattern)]
    .filter(match => isOne(match[0]))
    .map(match => ({ kind, start: match.index, end: match.index + match[0].length }))
}
