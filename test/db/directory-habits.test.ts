import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { unzipSync, zipSync } from 'fflate'
import { describe, expect, it, onTestFinished } from 'vitest'
import { recordIdSchema } from '../../src/shared/domain/ids.ts'
import type { DirectoryMapping } from '../../src/shared/features/directory/directory-mapping.schema.ts'
import type { CallInput } from '../../src/shared/ipc/contract.ts'
import { openBureau, valueOf, type Door } from '../bureau.ts'
import { newFolder } from './vault-fixture.ts'

async function bureau(): Promise<Door> {
  const door = await openBureau()
  onTestFinished(() => door.close())
  return door
}

const organizations = 'id,name,description\norg-1,Påhittade rådgivningen,Finns inte\n'
const services = 'id,organization_id,name,status\nsvc-1,org-1,Råd om hyra,active\n'

/** A folder of files as somebody might hand it over. */
function folderOf(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = newFolder()
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content)
  return folder
}

function json(text: string): string {
  const file = path.join(newFolder(), 'katalog.json')
  writeFileSync(file, text)
  return file
}

const request = (door: Door, target: string, mapping?: DirectoryMapping) => ({
  file: door.core.grant(target),
  source: null,
  gone: 'keep' as const,
  ...(mapping === undefined ? {} : { mapping })
})

/** What a preview says, or the error that it ends in. */
async function seen(target: string, mapping?: DirectoryMapping) {
  const door = await bureau()
  const result = await door.core.call('directory.previewImport', request(door, target, mapping))
  if (!result.ok) return { refused: result.error.code, ...result.error.params }
  const { ready, services: counts, problems, tables } = result.value
  return {
    ready,
    fresh: counts.fresh,
    tables: tables.map(({ table, fresh }) => `${table} ${fresh}`),
    problems: problems.map(({ file, line, column, problem }) => [file, line, column, problem].join(' '))
  }
}

const wellRead = { ready: true, fresh: 1, tables: ['organization 1', 'service 1'], problems: [] }

describe('a package written in another way is read as it was meant', () => {
  it.each<[string, Readonly<Record<string, string | Buffer>>]>([
    [
      'semicolons',
      { 'organizations.csv': organizations.replaceAll(',', ';'), 'services.csv': services.replaceAll(',', ';') }
    ],
    [
      'tabs and another line end',
      {
        'organizations.csv': organizations.replaceAll(',', '\t').replaceAll('\n', '\r\n'),
        'services.csv': services.replaceAll(',', '\t')
      }
    ],
    [
      'capital letters in headings',
      {
        'organizations.csv': organizations.replace('id,name,description', 'ID,Name, Description'),
        'services.csv': services.replace('id,organization_id', 'Id,ORGANIZATION_ID')
      }
    ],
    ['capital letters in file names', { 'Organizations.csv': organizations, 'SERVICES.CSV': services }],
    ['files named as their tables', { 'organization.csv': organizations, 'service.csv': services }],
    ['rows of nothing but commas', { 'organizations.csv': `${organizations},,\n`, 'services.csv': `\n${services}` }]
  ])('%s', async (_what, files) => {
    expect(await seen(folderOf(files))).toEqual(wellRead)
  })

  it('a link to a file elsewhere is followed', async () => {
    const folder = folderOf({ 'organizations.csv': organizations })
    symlinkSync(path.join(folderOf({ 'services.csv': services }), 'services.csv'), path.join(folder, 'services.csv'))
    expect(await seen(folder)).toEqual(wellRead)
  })
})

describe('nothing of a package is left out in silence', () => {
  it.each<[string, (target: string) => void]>([
    ['a folder', target => mkdirSync(target)],
    ['a pipe', target => execFileSync('mkfifo', [target])]
  ])('%s in the place of a file is named', async (_what, put) => {
    const folder = folderOf({ 'organizations.csv': organizations })
    put(path.join(folder, 'services.csv'))
    expect(await seen(folder)).toEqual({ refused: 'file.not-a-file', file: 'services.csv' })
  })

  it('a table that nobody knows is named, such as one of HSDS 2', async () => {
    const files = {
      'organizations.csv': organizations,
      'services.csv': services,
      'physical_addresses.csv': 'id\nadr-1\n'
    }
    expect(await seen(folderOf(files))).toMatchObject({
      ready: true,
      problems: ['physical_addresses.csv 1  file-unknown']
    })
  })

  it('cells beyond the headings are named with their line, and two columns of one heading are told', async () => {
    const files = {
      'organizations.csv': 'id,name,description\norg-1,Rådet,Hjälp, stöd och mer\n',
      'services.csv': 'id,organization_id,name,fees,fees,status,\nsvc-1,org-1,Råd,Gratis,Alltid,active,\n'
    }
    expect(await seen(folderOf(files))).toMatchObject({
      ready: false,
      problems: ['organizations.csv 2  too-many-cells', 'services.csv 1 fees columns-joined']
    })
  })

  it.each<[string, Buffer, number]>([
    ['a broken letter', Buffer.concat([Buffer.from(services), Buffer.from('å\n'), Buffer.from([0xe5, 0x0a])]), 4],
    ['no text', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]), 1]
  ])('the file with %s in it is named', async (_what, bytes, line) => {
    const folder = folderOf({ 'organizations.csv': organizations, 'services.csv': bytes })
    expect(await seen(folder)).toEqual({ refused: 'directory.no-text', file: 'services.csv', line })
  })
})

const service = { id: 'svc-1', name: 'Råd om hyra', status: 'active' }
const organization = { id: 'org-1', name: 'Påhittade rådgivningen', description: 'Finns inte' }

it('a file that is there twice in a zip file is taken once, and that is told', async () => {
  const file = path.join(newFolder(), 'katalog.zip')
  const of = (text: string) => Buffer.from(text)
  const packed = {
    'a/organizations.csv': of(organizations),
    'a/services.csv': of(services),
    '__MACOSX/a/services.csv': of('\u0000'),
    'b/services.csv': of(services.replace('svc-1', 'svc-2'))
  }
  writeFileSync(file, zipSync(packed))
  expect(await seen(file)).toEqual({ ...wellRead, problems: ['b/services.csv 1  file-unknown'] })
})

it('a service that says in words of its own what became of it is not taken for an active one', async () => {
  const door = await bureau()
  const said = ['Active', 'temporarily_closed', 'nedlagd', '']
  const rows = said.map((status, index) => `svc-${index},org-1,Råd ${index},${status}`)
  const files = {
    'organizations.csv': organizations,
    'services.csv': ['id,organization_id,name,status', ...rows].join('\n')
  }
  valueOf(await door.core.call('directory.runImport', { ...request(door, folderOf(files)), hash: null }))
  const statuses = said.map(async (_, index) => {
    const id = recordIdSchema.parse(`svc-${index}`)
    return valueOf(await door.core.call('directory.entry', { kind: 'service', id })).status
  })
  expect(await Promise.all(statuses)).toEqual(['active', 'temporarily closed', 'inactive', 'active'])
})

it('tells where another directory that counts from 1 too would be written over', async () => {
  const door = await bureau()
  const counting = (name: string) => ({
    'organizations.csv': `id,name,description\n1,${name},Finns inte\n`,
    'services.csv': `id,organization_id,name,status\n1,1,Råd i ${name},active\n`
  })
  valueOf(await door.core.call('directory.runImport', { ...request(door, folderOf(counting('Lund'))), hash: null }))
  const told = async (name: string) =>
    valueOf(await door.core.call('directory.previewImport', request(door, folderOf(counting(name))))).problems
  expect(await told('Lund')).toEqual([])
  expect((await told('Malmö')).map(({ file, problem }) => `${file} ${problem}`)).toEqual([
    'organizations.csv number-of-another',
    'services.csv number-of-another'
  ])
})

describe('JSON', () => {
  it.each(['[{"id": "svc-1"', '{"id": "svc-1"}\n{"id": "svc-2"}\n', '// JSON\n[]'])(
    'that is not whole is named: %j',
    async text => {
      expect(await seen(json(text))).toEqual({ refused: 'directory.json', file: 'katalog.json' })
    }
  )

  it('with keys that every object has is read, and is the same the second time', async () => {
    const door = await bureau()
    const text = JSON.stringify([{ ...service, organization, constructor: { id: 'x' }, toString: 'y', valueOf: [{}] }])
    const file = json(text.replace('{', '{"__proto__":"z",'))
    const sent = { ...request(door, file), hash: null }
    expect(valueOf(await door.core.call('directory.runImport', sent)).services).toMatchObject({ fresh: 1 })
    expect(valueOf(await door.core.call('directory.runImport', sent)).services).toMatchObject({ changed: 0, same: 1 })
    const id = recordIdSchema.parse('svc-1')
    expect(valueOf(await door.core.call('directory.entry', { kind: 'service', id })).name).toBe('Råd om hyra')
  })

  it('of one page out of several says so', async () => {
    const page = { total_items: 12, total_pages: 6, page_number: 2, contents: [{ ...service, organization }] }
    expect(await seen(json(JSON.stringify(page)))).toMatchObject({
      ready: true,
      problems: ['katalog.json 1 total_pages page-of-several']
    })
  })

  it('names lists and objects that it does not know, once each', async () => {
    const own = { languages: ['Arabic'], eligibility: { age: 18 }, phones: null, contacts: [] }
    const list = ['svc-1', 'svc-2'].map(id => ({ ...service, ...own, id, organization }))
    expect(await seen(json(JSON.stringify(list)))).toMatchObject({
      ready: true,
      problems: ['katalog.json 1 languages column-unknown', 'katalog.json 1 eligibility column-unknown']
    })
  })

  it('that says two things of one row tells which', async () => {
    const list = [
      { ...service, organization },
      { ...service, id: 'svc-2', organization: { ...organization, name: 'Rådgivningen' } }
    ]
    expect(await seen(json(JSON.stringify(list)))).toMatchObject({
      ready: true,
      problems: ['katalog.json 2 name said-otherwise']
    })
  })
})

it('a folder of other tables with headings that every object has is read', async () => {
  const folder = folderOf({ 'forum.csv': 'id,namn,constructor,toString,__proto__\norg-1,Rådet,a,b,c\n' })
  const mapping = { files: { 'forum.csv': { table: 'organization', columns: { namn: 'name' } } } }
  expect(await seen(folder, mapping)).toMatchObject({ ready: true, tables: ['organization 1'] })
})

describe('what is exported', () => {
  /** Cells that a spreadsheet would reckon, cells that look a little like that, and ages that JSON cannot say. */
  const names = [
    '=HYPERLINK("http://example.com","Ring oss")',
    '=1+1',
    "'=1+1",
    "''@SUM(1)",
    '@SUM(1+1)',
    "-2+3+cmd|' /C calc'!A0",
    '+46 40 12 34 56',
    '-5',
    "'citat",
    '- punkt'
  ]
  const rows = names.map((name, index) => `org-${index},"${name.replaceAll('"', '""')}",Finns inte`)
  const files = {
    'organizations.csv': `id,name,description\n${rows.join('\n')}\n`,
    'services.csv': [
      'id,organization_id,name,status,minimum_age,maximum_age,constructor',
      'svc-1,org-0,A,active,-0,Infinity,x',
      'svc-2,org-1,B,active,18,1e3,',
      ''
    ].join('\n')
  }

  const imported = async () => {
    const door = await bureau()
    valueOf(await door.core.call('directory.runImport', { ...request(door, folderOf(files)), hash: null }))
    return door
  }
  const exported = async (door: Door, format: CallInput<'directory.export'>['format']) => {
    const folder = newFolder()
    const { file } = valueOf(await door.core.call('directory.export', { folder: door.core.grant(folder), format }))
    return path.join(folder, file)
  }

  it.each(['hsds-csv', 'hsds-json', 'open-referral-uk'] as const)('comes in again as it was: %s', async format => {
    const door = await imported()
    const file = await exported(door, format)
    const { tables } = valueOf(await door.core.call('directory.previewImport', request(door, file)))
    expect(tables.filter(({ fresh, changed }) => fresh + changed > 0)).toEqual([])
  })

  it('holds nothing that a spreadsheet would reckon, and nothing that nobody wrote', async () => {
    const unpacked = unzipSync(readFileSync(await exported(await imported(), 'hsds-csv')))
    const cells = (name: string): string[][] => parse(Buffer.from(unpacked[name] ?? new Uint8Array()))
    const [, ...organisations] = cells('organizations.csv')
    // An apostrophe that came with a formula was taken away on the way in, and stands there again.
    const formulas = names.slice(0, 6).map(name => (name.startsWith("'") ? name : `'${name}`))
    expect(organisations.map(([, name]) => name)).toEqual([...formulas, ...names.slice(6)])
    expect(cells('services.csv').map(line => line.at(-1))).toEqual(['constructor', 'x', ''])
  })
})
