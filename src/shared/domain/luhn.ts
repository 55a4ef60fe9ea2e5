/** Whether the last digit is the check digit of those before it (Luhn, ISO/IEC 7812-1 annex B). */
export function hasCheckDigit(digits: string): boolean {
  let sum = 0
  for (const [position, digit] of [...digits].toReversed().entries()) {
    const product = Number(digit) * (position % 2 === 0 ? 1 : 2)
    sum += product > 9 ? product - 9 : product
  }
  return sum % 10 === 0
}
