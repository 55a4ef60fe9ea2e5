/**
 * Names that are a sentence each, as one list: the first keeps its capital, the others go on in lower case ("Digital help,
 * referred"). A name that begins with several capitals is an abbreviation and keeps them. Proper names do not belong here.
 */
export const nameList = (names: readonly string[]): string =>
  names.map((name, index) => (index === 0 ? name : withSmallStart(name))).join(', ')

/** The name as it stands inside a sentence. */
export const withSmallStart = (name: string): string =>
  name.replace(/^\p{Lu}(?!\p{Lu})/u, first => first.toLocaleLowerCase('sv'))
