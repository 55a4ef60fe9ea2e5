import { describe, expect, it } from 'vitest'
import { isoDateSchema, monthSchema } from '../../shared/domain/month.ts'
import { periodSchema } from '../../shared/domain/period.ts'
import { datesIn } from './dates.ts'

describe('dates as people read them', () => {
  it('keep a day where it is, whatever the computer’s time zone', () => {
    expect(datesIn('sv').day(isoDateSchema.parse('2026-03-01'))).toMatch(/sön.*1 mars 2026/)
    expect(datesIn('en').day(isoDateSchema.parse('2026-12-31'))).toMatch(/Thu.*31 Dec 2026/)
  })

  it('name a month', () => {
    expect(datesIn('en').month(monthSchema.parse('2026-09'))).toBe('September 2026')
  })

  it('are written with the digits of the forms and in their calendar in Arabic', () => {
    const dates = datesIn('ar')
    expect(dates.day(isoDateSchema.parse('2026-03-01'))).toMatch(/الأحد.*1 مارس 2026/)
    expect(dates.month(monthSchema.parse('2026-09'))).toBe('سبتمبر 2026')
    expect(dates.period(periodSchema.parse('2026-Q4'))).toBe('الربع 4 من 2026')
  })

  it('tell a moment by the bureau’s clock', () => {
    expect(datesIn('en').moment('2026-07-01T22:30:00.000Z')).toMatch(/2 Jul 2026.*00:30/)
  })
})
