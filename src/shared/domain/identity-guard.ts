import { findAccounts } from './identity-accounts.ts'
import { findAddresses } from './identity-addresses.ts'
import { findCaseNumbers } from './identity-case-numbers.ts'
import { findPersonalNumbers } from './identity-personal-numbers.ts'
import { findPhones } from './identity-phones.ts'

/** What in a text tells who somebody is. */
export const identityKinds = [
  'personal-number',
  'coordination-number',
  'card',
  'bank-account',
  'phone',
  'email',
  'case-number',
  'address'
] as const
export type IdentityKind = (typeof identityKinds)[number]

export interface IdentityFinding {
  readonly kind: IdentityKind
  /** Where it stands in the text, as for `slice`. */
  readonly start: number
  readonly end: number
}

/**
 * Finds personal identity numbers, coordination numbers, cards and bank accounts, phone numbers, e-mail addresses, the Migration Agency's
 * case numbers and street addresses in a text, in the order in which they stand, none overlapping another. Names are not found: no rule
 * tells them from other words (`hintsAtName` guesses).
 */
export function findIdentities(text: string): IdentityFinding[] {
  if (!CAN_IDENTIFY.test(text)) return []
  const { plain, positionOf } = plainText(text)
  const emails = AT_SIGN.test(plain) ? findEmails(plain) : []
  return withoutOverlaps([...emails, ...findNumbers(plain), ...findAddresses(plain)]).map(({ kind, start, end }) => ({
    kind,
    start: positionOf(start),
    end: positionOf(end - 1) + 1
  }))
}

/** The kinds of what a text seems to tell, each once, in the order in which they first stand. */
export const identityKindsIn = (text: string): IdentityKind[] => [
  ...new Set(findIdentities(text).map(({ kind }) => kind))
]

/** Of what a text seems to tell, the kinds that nobody has said to keep. */
export const openIdentities = (text: string | null, kept: readonly IdentityKind[]): IdentityKind[] =>
  text === null ? [] : identityKindsIn(text).filter(kind => !kept.includes(kind))

interface Noted {
  readonly note: string | null
  readonly keptIdentities: readonly IdentityKind[]
}

/** The first note that seems to tell who somebody is where nobody has said to keep that, and what it tells. */
export function findOpenNote(questions: readonly Noted[]): { field: string; kind: IdentityKind } | undefined {
  for (const [position, { note, keptIdentities }] of questions.entries()) {
    const [kind] = openIdentities(note, keptIdentities)
    if (kind !== undefined) return { field: `questions.${position}.note`, kind }
  }
  return undefined
}

/** The text without what tells who somebody is, or without those kinds of it that are named. */
export function withoutIdentities(text: string, minded: readonly IdentityKind[] = identityKinds): string {
  const findings = findIdentities(text)
    .filter(({ kind }) => minded.includes(kind))
    .toReversed()
  const cut = findings.reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text)
  return findings.length === 0
    ? text
    : cut
        .replaceAll(/[ \t]{2,}/g, ' ')
        .replaceAll(/ +([.,;])/g, '$1')
        .trim()
}

/** Without a digit or an at sign there is nothing to find. */
const CAN_IDENTIFY = /[\p{Nd}@\uff20]|at[)\]}]|at [)\]}]/iu

const fewestDigits = 7

/** Of two that begin together the one named first stays: a personal number in the place of an account is a personal number. */
function findNumbers(plain: string): IdentityFinding[] {
  if (digitCount(plain) < fewestDigits) return []
  return [...findPersonalNumbers(plain), ...findAccounts(plain), ...findPhones(plain), ...findCaseNumbers(plain)]
}

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
