import type { IdentityFinding } from './identity-guard.ts'

/** Street addresses as they are written in Sweden, and in English: a street by its ending, and a number behind it (or before it). */
export function findAddresses(text: string): IdentityFinding[] {
  return [...text.matchAll(SWEDISH), ...text.matchAll(ENGLISH)].map(match => ({
    kind: 'address',
    start: match.index,
    end: match.index + match[0].length
  }))
}

/** What Swedish streets end in. Two letters at least must come before it, so that "på vägen 10 minuter" is none. */
const ENDINGS = [
  'gatan',
  'gata',
  'vägen',
  'väg',
  'gränden',
  'gränd',
  'stigen',
  'stig',
  'torget',
  'torg',
  'allén',
  'allé',
  'esplanaden',
  'leden',
  'ringen',
  'kajen',
  'backen',
  'slingan',
  'kroken',
  'promenaden',
  'stråket',
  'gången'
].join('|')

/** A number that counts something else: minutes, crowns, years. */
const COUNTED = String.raw`(?! ?(?:min|km|m|meter|kr|kronor|år|dagar|veckor|månader|mån|gånger|st|timmar|tim|h|%|procent|personer|barn)(?!\p{L}))`

const SWEDISH = new RegExp(
  String.raw`(?<!\p{L})\p{L}{2,30}(?:s |-)?(?:${ENDINGS}) {1,2}\d{1,4}(?: ?[A-Za-z](?![\p{L}\p{N}]))?(?![\p{N}:-])(?![.,]\d)${COUNTED}(?:,? lgh\.? ?\d{1,4})?`,
  'giu'
)

const ENGLISH = /(?<![\p{N}\p{L}])\d{1,4}[A-Za-z]? \p{Lu}\p{L}{1,30} (?:Street|Road|Avenue|Lane|Square)(?!\p{L})/gu
