import { latinDigits } from '../../shared/domain/digits.ts'

/**
 * The form in which headings and values are compared: letter case, doubled and odd spaces, kinds of dash, composed or decomposed
 * letters, and digits of another script make no difference, nor does space around a dash, slash, colon or comparison sign.
 */
export const fold = (text: string): string =>
  latinDigits(text)
    .normalize('NFC')
    .toLocaleLowerCase('sv')
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([-/:<>]) ?/g, '$1')
    .trim()

/** A heading without what people put after it: `Datum:`, `Kön?`, `Ålder (år)`, `Fråga *`. */
export const foldHeading = (heading: string): string =>
  fold(heading)
    .replace(/ ?\([^)]*\)$/, '')
    .replace(/[ .:?*]+$/, '')
