import type { Direction } from './interface-language.ts'

const FIRST_STRONG_ISOLATE = '\u2068'
const POP_ISOLATE = '\u2069'
const READ_FROM_RIGHT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u

/**
 * A piece of text as it can stand inside a sentence that is read in `direction`. A piece that runs the other way (a name, a file, a key)
 * is enclosed in the characters that keep it from pulling the words and signs around it along (Unicode Standard Annex 9, 2.4).
 */
export function insideSentence(text: string, direction: Direction): string {
  const letters = [...text].filter(character => /\p{L}/u.test(character))
  const runsOtherWay = letters.some(letter => READ_FROM_RIGHT.test(letter) === (direction === 'ltr'))
  return runsOtherWay ? `${FIRST_STRONG_ISOLATE}${text}${POP_ISOLATE}` : text
}
