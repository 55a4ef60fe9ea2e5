import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maximumPassphraseLength, normalisePassphrase, passphraseProblem } from './passphrase.ts'

describe('a new passphrase', () => {
  it.each([
    'blå cykel i regn',
    'en ko på taket igen',
    'lampan sjunger om havet',
    'granit ordbok sväva tunnel vinkel åska',
    'three damp umbrellas argue',
    'x#9!k@2$Lq^7&zP',
    'قارب صغير على النهر',
    'መብራት ቤት በባሕር ዳርቻ ነው',
    '🐟 fisk 🚲 cykel 🌧 regn ☂'
  ])('takes %s', passphrase => {
    expect(passphraseProblem(passphrase, ['Rådhusets rådgivning', 'Åsa Öst'])).toBeNull()
  })

  it.each([
    ['', 'too-short'],
    ['en ko på tak', 'too-short'],
    ['fjorton tecken', 'too-short'],
    ['x'.repeat(maximumPassphraseLength + 1), 'too-long'],
    ['en ko\u0000 på taket igen', 'unreadable'],
    ['en ko \ud800 på taket igen', 'unreadable'],
    ['aaaaaaaaaaaaaaaaaaaa', 'repeated'],
    ['abababababababababab', 'repeated'],
    ['kanelbulle kanelbulle kanel', 'repeated'],
    ['               ', 'repeated'],
    ['123456789012345', 'sequence'],
    ['abcdefghijklmnopq', 'sequence'],
    ['qwertyuiopasdfgh', 'sequence'],
    ['mnbvcxzlkjhgfdsa', 'sequence'],
    ['1qaz2wsx3edc4rfv', 'sequence'],
    ['qwertyuiopåasdfghjklöä', 'sequence'],
    ['password password1', 'common'],
    ['P@ssw0rd P4ssword 2026', 'common'],
    ['MittLösenord12345', 'common'],
    ['Sommar2026Sommar2026!', 'common'],
    ['välkommen välkommen1', 'common'],
    ['correct horse battery staple', 'common'],
    ['Correct-Horse-Battery-Staple-1', 'common'],
    ['May the Force be with you', 'common'],
    ['blinka lilla stjärna', 'common'],
    ['Flygande bäckasiner söka hwila på mjuka tuvor', 'common'],
    ['rådhusets rådgivning', 'name'],
    ['Radhusets-Radgivning!', 'name'],
    ['Maria Lindqvist 1984', 'name']
  ] as const)('refuses %s: %s', (passphrase, problem) => {
    expect(passphraseProblem(passphrase, ['Rådhusets rådgivning', 'Maria Lindqvist'])).toBe(problem)
  })

  it('counts characters as a person does, not bytes or halves', () => {
    expect(passphraseProblem('🐟🚲🌧☂🌊🏔🌲🍎🪁🎈🧦🪑🔔🧲')).toBe('too-short')
    expect(passphraseProblem('🐟🚲🌧☂🌊🏔🌲🍎🪁🎈🧦🪑🔔🧲🧵')).toBeNull()
  })

  it('does not mind a name inside a long phrase', () => {
    expect(passphraseProblem('maria målar fem gröna broar', ['Maria Lindqvist'])).toBeNull()
  })

  it('is the same however its letters were composed', () => {
    const passphrase = 'Åtta smörgåsar på en bänk'
    expect(normalisePassphrase(passphrase.normalize('NFD'))).toBe(normalisePassphrase(passphrase))
    expect(normalisePassphrase('ﬁsk')).toBe('fisk')
  })

  it('judges any text without a fault', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.array(fc.string(), { maxLength: 3 }),
        (text, names) => {
          expect(() => passphraseProblem(text, names)).not.toThrow()
        }
      )
    )
  })
})
