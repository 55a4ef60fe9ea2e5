const ARABIC_INDIC_ZERO = 0x06_60
const EXTENDED_ARABIC_INDIC_ZERO = 0x06_f0

/** The same text with the digits 0 to 9 in place of Arabic, Persian and Urdu ones, which a keyboard may write. */
export const latinDigits = (text: string): string =>
  text.replaceAll(/[\u0660-\u0669\u06f0-\u06f9]/g, digit => {
    const code = digit.charCodeAt(0)
    return String(code - (code < EXTENDED_ARABIC_INDIC_ZERO ? ARABIC_INDIC_ZERO : EXTENDED_ARABIC_INDIC_ZERO))
  })
