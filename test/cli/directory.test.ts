import path from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { newDesk, type Desk } from './desk.ts'
import { typed } from './in-process.ts'

const countsSchema = z.object({ fresh: z.number(), changed: z.number(), same: z.number(), gone: z.number() })
const previewSchema = z.object({ value: z.object({ ready: z.boolean(), services: countsSchema }) })
const exportedSchema = z.object({ value: z.object({ file: z.string(), services: z.number() }) })

/** A made-up directory of two services, the first one's name as asked. */
const made = (name = 'Råd om hyra') =>
  zipSync({
    'organizations.csv': strToU8('id,name\norg-1,Påhittade rådgivningen'),
    'services.csv': strToU8(`id,organization_id,name\nsvc-1,org-1,${name}\nsvc-2,org-1,Råd om skuld`),
    'phones.csv': strToU8('id,service_id,number\nph-1,svc-1,040-00 00 00')
  })

let desk: Desk

beforeEach(async () => {
  desk = await newDesk()
})
afterEach(() => desk.remove())

const run = (...args: readonly string[]) => typed([...args, ...desk.options])
const imported = async (file: string, ...more: readonly string[]) => {
  const { stdout } = await run('directory-import', file, ...more, '--json')
  return previewSchema.parse(JSON.parse(stdout)).value.services
}

describe('directory-import', () => {
  it('says with --dry-run what it would do, and does it without, once', async () => {
    const file = desk.file('katalog.zip', made())
    const shown = await run('directory-import', file, '--dry-run')
    expect(shown.code).toBe(0)
    expect(shown.stdout).toContain('Råd om hyra; Råd om skuld')
    expect(await imported(file, '--dry-run')).toMatchObject({ fresh: 2, same: 0 })
    expect(await imported(file)).toMatchObject({ fresh: 2, same: 0 })
    expect(await imported(file)).toEqual({ fresh: 0, changed: 0, same: 2, gone: 0 })
  })

  it('imports nothing of a file with something wrong in it, and says in which file, line and column', async () => {
    const file = desk.file('katalog.zip', made(''))
    const { code, stdout } = await run('directory-import', file, '--json')
    expect(code).not.toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      error: { code: 'directory.import-problems', params: { file: 'services.csv', line: 2, column: 'name' } }
    })
    const words = await run('directory-import', file)
    expect(words.code).toBe(code)
    expect(words.stderr).toContain('services.csv')
    expect(await imported(desk.file('whole.zip', made()), '--dry-run')).toMatchObject({ fresh: 2, same: 0 })
  })

  it('names a file that is not there', async () => {
    const { stdout } = await run('directory-import', desk.path('nowhere.zip'), '--json')
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, error: { code: 'file.missing' } })
  })
})

describe('directory-export', () => {
  it.each(['hsds-csv', 'hsds-json', 'open-referral-uk'])(
    'writes %s, which imports again without a change',
    async format => {
      await imported(desk.file('katalog.zip', made()))
      const { code, stdout } = await run('directory-export', '--out', desk.path('out'), '--format', format, '--json')
      expect(code).toBe(0)
      const { file, services } = exportedSchema.parse(JSON.parse(stdout)).value
      expect(path.dirname(file)).toBe(desk.path('out'))
      expect(services).toBe(2)
      expect(await imported(file, '--dry-run')).toEqual({ fresh: 0, changed: 0, same: 2, gone: 0 })
    }
  )
})
