/**
 * Control characters, which can move a terminal's cursor or rewrite what stands on it, characters that reorder the text
 * around them, and the two line ends that are not line feeds.
 */
const UNSAFE = /\p{Cc}|[\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff]|\p{Cs}/gu

/** A text of the data as one line that a terminal shows and does not obey: `\u{1b}` stands for an escape character. */
export const printable = (text: string): string =>
  text.replaceAll(UNSAFE, character => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`)
