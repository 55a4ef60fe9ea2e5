import { identityKindsIn, type IdentityKind } from '../../../shared/domain/identity-guard.ts'

/** What an organisation, a place or a code never is. Numbers of telephones and accounts may well be an organisation's. */
const onlyOfPeople: ReadonlySet<IdentityKind> = new Set(['personal-number', 'coordination-number', 'case-number'])

/** Whether a cell that is no note holds a number by which a person is known. */
export const tellsWho = (cell: string): boolean =>
  hasDigits(cell, fewestDigits) && identityKindsIn(cell).some(kind => onlyOfPeople.has(kind))

/** Of the shortest number by which a person is known. */
const fewestDigits = 7

/** Nearly every cell of a sheet has fewer, and this is asked of all of them. */
function hasDigits(cell: string, least: number): boolean {
  if (cell.length < least) return false
  let count = 0
  for (let at = 0; at < cell.length && count < least; at += 1) {
    const code = cell.charCodeAt(at)
    if (code >= 48 && (code <= 57 || (code >= FIRST_OTHER_DIGIT && DIGIT.test(cell.charAt(at))))) count += 1
  }
  return count >= least
}

const FIRST_OTHER_DIGIT = 0x06_60
const DIGIT = /\p{Nd}/u

/** What Excel (English and Swedish) and LibreOffice write into a cell whose formula went wrong. */
const SHEET_ERROR =
  /^\s*(?:#(?:ref|n\/a|value|div\/0|name|null|num|spill|calc|referens|saknas|värdefel|division\/0|namn|skärning|ogiltigt)[!?]?|err:\d{3})\s*$/i

/** Whether a cell holds nothing but an error of the spreadsheet's own. */
export const isSheetError = (cell: string): boolean => SHEET_ERROR.test(cell)
