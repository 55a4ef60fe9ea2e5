/** A place as it is compared: two spellings that differ in letter case or in spaces are one. */
export const placeKey = (place: string): string => place.toLocaleLowerCase('sv').replaceAll(/\s+/g, ' ')
