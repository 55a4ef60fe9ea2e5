import { readFileSync } from 'node:fs'
import path from 'node:path'
import { createInstance } from 'i18next'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { interfaceLanguages } from '../../src/shared/domain/interface-language.ts'
import { lockReasonSchema } from '../../src/shared/domain/lock-reason.ts'
import { auditDetails, auditKinds } from '../../src/shared/features/audit/audit.schema.ts'
import { bureauSettingsSchema } from '../../src/shared/features/bureau/bureau.schema.ts'

/** Sentences of their own for what an action can have been. */
const variants = [
  ...[...lockReasonSchema.options, 'closing'].map(reason => `lock_${reason}`),
  ...[...bureauSettingsSchema.keyof().options, 'backupsKept', 'backupReminderDays'].map(
    setting => `settings.changed_${setting}`
  ),
  'export_again',
  'check.full_bad'
]

describe.each(interfaceLanguages)('the audit record in %s', language => {
  const file = path.join(import.meta.dirname, `../../locales/${language}/audit.json`)
  const audit = z
    .looseObject({ action: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync(file, 'utf8')))
  const texts = createInstance({
    lng: language,
    initAsync: false,
    keySeparator: '/',
    resources: { [language]: { audit: audit.action } },
    defaultNS: 'audit'
  })
  void texts.init()

  it.each(Object.keys(auditDetails))('has a sentence for %s, however many it was', action => {
    expect([0, 1, 2, 3, 11, 100].filter(count => !texts.exists(action, { count }))).toEqual([])
  })

  it.each(variants)('has a sentence for %s', variant => {
    expect(audit.action[variant]).toMatch(/\S/)
  })

  it.each(Object.keys(auditKinds))('names the kind %s', kind => {
    expect(z.record(z.string(), z.string()).parse(audit['kind'])[kind]).toMatch(/\S/)
  })
})
