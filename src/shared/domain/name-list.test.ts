import { expect, test } from 'vitest'
import { nameList, withSmallStart } from './name-list.ts'

test('goes on in lower case after the first name', () => {
  expect(nameList(['Digital hjälp', 'Hänvisade', 'Åtgärdade'])).toBe('Digital hjälp, hänvisade, åtgärdade')
  expect(nameList([])).toBe('')
})

test('leaves the rest of a name and abbreviations as they are', () => {
  expect(nameList(['Språket', 'Inget BankID', 'SFI'])).toBe('Språket, inget BankID, SFI')
  expect(withSmallStart('18–24 år')).toBe('18–24 år')
})
