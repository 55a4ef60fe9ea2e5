import { describe, expect, it } from 'vitest'
import { hintsAtName } from './name-hint.ts'

// Nobody is meant by these names.
describe('hintsAtName', () => {
  it.each([
    'hon heter Prova',
    'mannen som kallas Exempel kom igen',
    'kom med sin bror Prov Provsson',
    'talade med fru Exempelsson',
    'his name is Test',
    'vill träffa Anna-Prova Exempel igen'
  ])('hints at "%s"', text => {
    expect(hintsAtName(text)).toBe(true)
  })

  it.each([
    'brev från Migrationsverket om bosättning',
    'Två familjer. De väntar på svar.',
    'ring till Region Skåne på måndag',
    'hänvisad till Röda Korset och Norra Sorgenfri',
    'fick tid hos Försäkringskassan i Lund',
    'blanketten heter ansökan om bostadsbidrag',
    'English Swedish översättning behövs',
    ''
  ])('lets "%s" be', text => {
    expect(hintsAtName(text)).toBe(false)
  })
})
