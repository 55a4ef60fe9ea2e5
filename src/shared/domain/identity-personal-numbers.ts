import type { IdentityFinding, IdentityKind } from './identity-guard.ts'
import { hasCheckDigit } from './luhn.ts'

const PERSONAL_NUMBER = /(?<!\d)(?<!\d[-+])(18|19|20)?(\d\d)(\d\d)(\d\d)(?: ?[-+./_] ?| )?(\d{4})(?!\d)(?![-+]\d)/g
/** The same with the date taken apart: 1981-12-28-9874, 81 12 28-9874. */
const PERSONAL_NUMBER_SPACED =
  /(?<!\d)(?<!\d[-+./_])(18|19|20)?(\d\d)([-./_ ])(\d\d)\3(\d\d)(?: ?[-+./_] ?| )?(\d{4})(?!\d)(?![-+./_]\d)/g

/**
 * Personal identity numbers and coordination numbers as the Swedish Tax Agency writes them (SKV 704, SKV 707) and as people do: ten or
 * twelve digits, also with the date taken apart (1981-12-28 9874), with a dash, plus, full stop, slash, underscore, space or nothing
 * before the last four; a calendar date (day + 60 in a coordination number) and a right check digit. Organisation numbers have a third
 * digit of at least 2 and are therefore never a date.
 */
export function findPersonalNumbers(text: string): IdentityFinding[] {
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
