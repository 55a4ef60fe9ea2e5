import type { IdentityFinding } from './identity-guard.ts'

/**
 * The Migration Agency's numbers for one person's case: the file number of 7 or 8 digits that also stands on an asylum seeker's (LMA) card,
 * there with the number of the card behind it (Statistics Sweden, "Komplettering av dossiernummer"), and whatever is called a file, control
 * or card number.
 */
export function findCaseNumbers(text: string): IdentityFinding[] {
  return [...text.matchAll(FILE_NUMBER), ...text.matchAll(NAMED_NUMBER)].map(match => ({
    kind: 'case-number',
    start: match.index,
    end: match.index + match[0].length
  }))
}

/** 51-123456, 50-12345/1. */
const FILE_NUMBER = /(?<![\d/.,:-])[1-9]\d-\d{5,6}(?:\/\d{1,2})?(?![\d/:-])(?![.,]\d)/g

const NAMED_NUMBER =
  /(?<=(?:dossier|dossiernr|dossiernummer|beteckning|lma|lma-?kort|lma-?nr|lma-?nummer|kontrollnr|kontrollnummer|ärendenr|ärendenummer|case number|file number)[.:]? {0,2}(?:är |is |nr |nummer )?)[1-9]\d(?:[ -]?\d){4,11}(?:\/\d{1,2})?(?!\d)/giu
