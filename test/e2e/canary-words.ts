import { randomInt } from 'node:crypto'
import type { Words } from './journey.ts'

/**
 * Words that stand nowhere else, one for each field, so that finding one says which field it comes from. They are plain ASCII, which no
 * file escapes.
 */
export function newWords(): Words {
  const word = (field: string): string =>
    `${field}${Array.from({ length: 9 }, () => letters[randomInt(letters.length)]).join('')}`
  return {
    bureau: word('Byra'),
    person: word('Person'),
    passphrase: `${word('fras')} ${word('fras')}`,
    place: word('Plats'),
    organisation: word('Organisation'),
    note: word('not'),
    correctedPlace: word('Rattplats'),
    correctedNote: word('rattnot'),
    draft: word('utkast'),
    searched: word('sokt'),
    sheetHeading: word('rubrik'),
    sheetPlace: word('Bladplats'),
    sheetLanguage: word('bladsprak'),
    sheetOrganisation: word('Bladorganisation'),
    sheetNote: word('bladnot')
  }
}

/** Without vowels no word of any language comes of them. */
const letters = 'bcdfghjkmnpqrstvwxz'
