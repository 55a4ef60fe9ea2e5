/**
 * The key in hand: by its letter where that is one of a to z, else by its place. So Ctrl+N is the same key while the keyboard writes Arabic
 * or Cyrillic letters, and stays where people look for it on a French one.
 */
export function keyOf({ key, code }: Pick<KeyboardEvent, 'key' | 'code'>): string {
  const place = /^(?:Key|Digit)(.)$/.exec(code)?.[1]
  return place !== undefined && key.length === 1 && !/^[\x20-\x7e]$/.test(key) ? place.toLowerCase() : key.toLowerCase()
}
