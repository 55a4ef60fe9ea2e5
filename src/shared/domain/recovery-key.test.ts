import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formatRecoveryKey,
  isRecoveryKeyGroup,
  parseRecoveryKey,
  recoveryKeyGroups,
  RECOVERY_KEY_GROUPS
} from './recovery-key.ts'

const keys = fc.uint8Array({ minLength: 32, maxLength: 32 })
const zeros = formatRecoveryKey(new Uint8Array(32))
const typedCarelessly = (text: string): string =>
  text.toLowerCase().replaceAll('1', 'l').replaceAll('0', 'O').replaceAll('-', ' – ')

describe('the printed recovery key', () => {
  it('comes back as the bytes it was made from', () => {
    fc.assert(
      fc.property(keys, bytes => {
        expect(parseRecoveryKey(formatRecoveryKey(bytes))).toEqual({ ok: true, bytes })
      })
    )
  })

  it('has fourteen groups of four', () => {
    fc.assert(
      fc.property(keys, bytes => {
        expect(formatRecoveryKey(bytes)).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){13}[0-9A-HJKMNP-TV-Z]{4}$/)
      })
    )
  })

  it('is printed the same for ever: a sheet in a safe must stay readable', () => {
    const bytes = Uint8Array.from({ length: 32 }, (_, index) => index)
    expect(formatRecoveryKey(bytes)).toBe('000G-40R4-0M30-E209-185G-R38E-1W81-24GK-2GAH-C5RR-34D1-P70X-3RFT-5WF7')
  })

  it('forgives case, spaces, hyphens, and letters that look like digits', () => {
    fc.assert(
      fc.property(keys, bytes => {
        expect(parseRecoveryKey(`\n ${typedCarelessly(formatRecoveryKey(bytes))}`)).toEqual({ ok: true, bytes })
      })
    )
  })

  it('finds any one wrong character', () => {
    const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
    fc.assert(
      fc.property(keys, fc.nat(55), fc.nat(31), (bytes, at, other) => {
        const printed = formatRecoveryKey(bytes).replaceAll('-', '')
        const typed = printed.slice(0, at) + alphabet.charAt(other) + printed.slice(at + 1)
        expect(parseRecoveryKey(typed).ok).toBe(typed === printed)
      })
    )
  })

  it('finds two swapped neighbours', () => {
    fc.assert(
      fc.property(keys, fc.nat(54), (bytes, at) => {
        const printed = formatRecoveryKey(bytes).replaceAll('-', '')
        const typed = printed.slice(0, at) + printed.charAt(at + 1) + printed.charAt(at) + printed.slice(at + 2)
        expect(parseRecoveryKey(typed).ok).toBe(typed === printed)
      })
    )
  })

  it('says what is wrong and where', () => {
    expect(parseRecoveryKey('')).toEqual({ ok: false, problem: { reason: 'length', expected: 56, found: 0 } })
    expect(parseRecoveryKey(`${zeros}0`)).toMatchObject({ problem: { reason: 'length', found: 57 } })
    expect(parseRecoveryKey(zeros.replace('0000-0000', '0000-00U0'))).toEqual({
      ok: false,
      problem: { reason: 'character', group: 2 }
    })
    expect(parseRecoveryKey(`1${zeros.slice(1)}`)).toEqual({ ok: false, problem: { reason: 'checksum' } })
  })

  it('takes any text without a fault', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        expect(parseRecoveryKey(text).ok).toBe(false)
      })
    )
  })

  it('can be asked back group by group', () => {
    const printed = formatRecoveryKey(Uint8Array.from({ length: 32 }, (_, index) => index))
    expect(recoveryKeyGroups(printed)).toHaveLength(RECOVERY_KEY_GROUPS)
    expect(isRecoveryKeyGroup(printed, 2, ' 4or4 ')).toBe(true)
    expect(isRecoveryKeyGroup(printed, 3, '40R4')).toBe(false)
    expect(isRecoveryKeyGroup(printed, 15, '')).toBe(false)
  })
})
