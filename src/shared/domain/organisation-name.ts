/** An organisation's name as two people would call it the same: letter case and repeated space aside. */
export const organisationNameKey = (name: string): string =>
  name.normalize('NFC').toLocaleLowerCase('sv').replaceAll(/\s+/g, ' ').trim()
