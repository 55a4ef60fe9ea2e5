import { expect, test } from 'vitest'
import { factsIn, listIn, nameList, withSmallStart } from './name-list.ts'

test('goes on in lower case after the first name', () => {
  expect(nameList('sv', ['Digital hjälp', 'Hänvisade', 'Åtgärdade'])).toBe('Digital hjälp, hänvisade, åtgärdade')
  expect(nameList('sv', [])).toBe('')
})

test('leaves the rest of a name and abbreviations as they are', () => {
  expect(nameList('sv', ['Språket', 'Inget BankID', 'SFI'])).toBe('Språket, inget BankID, SFI')
  expect(withSmallStart('18–24 år')).toBe('18–24 år')
})

test('writes a list as its language does, and leaves the names of people and places alone', () => {
  expect(listIn('sv', ['Prov Provsson', 'Berit Prov', 'Malmö'])).toBe('Prov Provsson, Berit Prov, Malmö')
  expect(listIn('en', ['Malmö', 'Lund'])).toBe('Malmö, Lund')
  expect(listIn('ar', ['الإيجار', 'الكهرباء', 'المدرسة'])).toBe('الإيجار، والكهرباء، والمدرسة')
  expect(factsIn('ar', ['قرار', 'حتى الأحد'])).toBe('قرار، حتى الأحد')
  expect(factsIn('en', ['2', '3'])).toBe('2, 3')
})
