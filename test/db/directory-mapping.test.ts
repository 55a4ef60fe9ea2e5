import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { DirectoryMapping } from '../../src/shared/features/directory/directory-mapping.schema.ts'
import {
  bureau,
  entryNamed,
  expectUnchanged,
  list,
  nothingNew,
  preview,
  run,
  told,
  written
} from './directory-fixture.ts'
import { newFolder } from './vault-fixture.ts'

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = newFolder()
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text)
  return folder
}

describe('the columns of a plain spreadsheet of services', () => {
  it('takes columns of other names as a mapping says', async () => {
    const door = await bureau()
    const file = written('lista.csv', 'Vad heter det;Vem gör det;Hemligt\nRåd;Någon;x\n')
    const found = await preview(door, file)
    expect(found.ready).toBe(false)
    expect(told(found)[0]).toBe('column-needed service')
    expect(told(found)).toContain('column-unknown Hemligt')
    const mapping = {
      columns: { 'Vad heter det': 'service', 'vem gör det': 'organization', Hemligt: 'ignore' }
    } as const
    expect(told(await preview(door, file, mapping))).toEqual(['id-derived id'])
    const wrong = await preview(door, file, { columns: { ...mapping.columns, Finns: 'email' } })
    expect(wrong.problems[0]).toMatchObject({ column: 'Finns', problem: 'mapping-names-nothing', blocks: true })
    await run(door, file, { mapping })
    expect(await entryNamed(door, 'Råd')).toMatchObject({ organisation: 'Någon' })
    await expectUnchanged(door, file, { mapping })
  })

  it('says what each column is taken for, with some of its values, and what no column holds', async () => {
    const door = await bureau()
    const file = written(
      'lista.csv',
      'Vad heter det;Språk;Internt\nRåd;arabiska;\nStöd;arabiska;x\nHjälp;"so\u202emali\nska";\n'
    )
    const [report] = (await preview(door, file)).files
    expect(report).toEqual({
      file: 'lista.csv',
      table: null,
      missing: ['service'],
      columns: [
        {
          heading: 'Vad heter det',
          field: null,
          how: 'none',
          filled: 3,
          samples: ['Råd', 'Stöd', 'Hjälp'],
          clashes: false
        },
        {
          heading: 'Språk',
          field: 'languages',
          how: 'name',
          filled: 3,
          samples: ['arabiska', 'so mali ska'],
          clashes: false
        },
        { heading: 'Internt', field: null, how: 'none', filled: 1, samples: ['x'], clashes: false }
      ]
    })
    const mapped = await preview(door, file, { columns: { 'Vad heter det': 'service', Internt: 'ignore' } })
    expect(mapped.files[0]).toMatchObject({
      missing: [],
      columns: [{ field: 'service', how: 'chosen' }, { field: 'languages' }, { field: 'ignore', how: 'chosen' }]
    })
  })

  it('imports nothing of a sheet whose columns say two things of what can only be one, and joins what can be several', async () => {
    const door = await bureau()
    const file = written('a.csv', 'Tjänst;Insats;Telefon;Mobil\nRåd;Annat;1;2\nStöd;;;3\n')
    const found = await preview(door, file)
    expect(found.ready).toBe(false)
    expect(told(found).filter(each => each.startsWith('columns'))).toEqual([
      'columns-clash Tjänst',
      'columns-clash Insats',
      'columns-joined Telefon + Mobil'
    ])
    expect(found.files[0]?.columns.map(({ clashes }) => clashes)).toEqual([true, true, false, false])
    const same = written('a.csv', 'Tjänst;Insats;Telefon;Mobil\nRåd;Råd;1;2\nStöd;;;3\n;Hjälp;;\n')
    await run(door, same)
    expect((await list(door)).entries.map(({ name }) => name).toSorted()).toEqual(['Hjälp', 'Råd', 'Stöd'])
    expect((await entryNamed(door, 'Råd')).phones.map(({ number }) => number)).toEqual(['1', '2'])
  })

  it('remembers the mapping for the same headings, and forgets it with other ones', async () => {
    const door = await bureau()
    const mapping: DirectoryMapping = { columns: { 'Vad heter det': 'service', Internt: 'ignore' } }
    await run(door, written('lista.csv', 'Vad heter det;Internt\nRåd;x\n'), { mapping })
    const next = written('nästa.csv', 'Internt,VAD HETER DET\ny,Stöd\n')
    expect(await preview(door, next)).toMatchObject({ ready: true, remembered: true, mapping, services: { fresh: 1 } })
    expect(await preview(door, next, {})).toMatchObject({ ready: false, remembered: false, mapping: {} })
    const other = written('annan.csv', 'Vad heter det,Hemligt\nStöd,y\n')
    expect(await preview(door, other)).toMatchObject({ ready: false, remembered: false })
    await run(door, next)
    expect((await list(door)).entries.map(({ name }) => name).toSorted()).toEqual(['Råd', 'Stöd'])
  })

  it('takes a spreadsheet for one even when it is called as a table of a data package, or lies in a folder or a zip file', async () => {
    const door = await bureau()
    const text = 'Tjänst;Organisation\nRåd;Någon\n'
    const file = written('services.csv', text)
    expect(await preview(door, file)).toMatchObject({ ready: true, file: { format: 'spreadsheet' } })
    const alone = written('lista.csv', text)
    expect(await preview(door, path.dirname(alone))).toMatchObject({ ready: true, file: { format: 'spreadsheet' } })
    const zip = written(
      'lista.zip',
      zipSync({ '__MACOSX/._lista.csv': Buffer.from('\0'), 'lista.csv': Buffer.from(text) })
    )
    expect(await preview(door, zip)).toMatchObject({ ready: true, file: { format: 'spreadsheet' } })
  })
})

describe('the columns of a folder of other tables', () => {
  it('is read as a mapping says', async () => {
    const door = await bureau()
    const folder = newFolder()
    mkdirSync(folder, { recursive: true })
    writeFileSync(path.join(folder, 'vi.csv'), 'nr;heter\n1;Påhittade rådgivningen\n')
    writeFileSync(path.join(folder, 'gör.csv'), 'nr;hos;heter;hemligt\n1;1;Råd om hyra;x\n')
    const mapping: DirectoryMapping = {
      files: {
        'vi.csv': { table: 'organization', columns: { nr: 'id', heter: 'name' } },
        'gör.csv': { table: 'service', columns: { nr: 'id', hos: 'organization_id', heter: 'name', hemligt: 'ignore' } }
      }
    }
    const before = await preview(door, folder)
    expect(before).toMatchObject({ ready: false, file: { format: 'tables' } })
    expect(before.files).toMatchObject([
      {
        file: 'gör.csv',
        table: null,
        columns: [{ heading: 'nr' }, { heading: 'hos' }, { samples: ['Råd om hyra'] }, {}]
      },
      { file: 'vi.csv', table: null }
    ])
    expect(told(await preview(door, folder, mapping))).toEqual(['filled-in status'])
    await run(door, folder, { mapping })
    expect(await entryNamed(door, 'Råd om hyra')).toMatchObject({ organisation: 'Påhittade rådgivningen' })
    await expectUnchanged(door, folder, { mapping })
  })
})

describe('a folder of a data package with a file that it does not have', () => {
  it('is the package that it is without it, with the ids that it has without it, and the file can be mapped', async () => {
    const door = await bureau()
    const files: Readonly<Record<string, string>> = {
      'organizations.csv': 'id,name,description\n1,Påhittade rådet,Finns inte\n',
      'services.csv': 'id,organization_id,name,status\n7,1,Råd,active\n',
      'locations.csv': 'id,location_type\n5,physical\n',
      'service_at_location.csv': 'id,service_id,location_id\n9,7,5\n'
    }
    const folder = folderOf(files)
    await run(door, folder)
    await expectUnchanged(door, folder)
    writeFileSync(
      path.join(folder, 'physical_addresses.csv'),
      'id,location_id,address_1,city\n3,5,Påhittade gatan 1,Eslöv\n'
    )
    const found = await preview(door, folder)
    expect(found).toMatchObject({ ready: true, services: { ...nothingNew, same: 1 } })
    expect(told(found)).toEqual(['file-unknown '])
    await run(door, folder, { mapping: { files: { 'physical_addresses.csv': { table: 'address' } } } })
    expect(await entryNamed(door, 'Råd')).toMatchObject({ city: 'Eslöv' })
    expect(await preview(door, folder)).toMatchObject({ remembered: true, services: { ...nothingNew, same: 1 } })
  })
})

describe('a folder of other tables that lacks something', () => {
  it('is asked for it once, not at every row', async () => {
    const door = await bureau()
    const folder = folderOf({ 'vi.csv': 'nr;vilka\n1;Vi\n2;De\n', 'gör.csv': 'nr;hos;heter\n1;1;Råd\n2;2;Stöd\n' })
    const mapping: DirectoryMapping = {
      files: {
        'vi.csv': { table: 'organization', columns: { nr: 'id' } },
        'gör.csv': { table: 'service', columns: { nr: 'id', heter: 'name' } }
      }
    }
    const found = await preview(door, folder, mapping)
    expect(found.problems.filter(({ blocks }) => blocks)).toMatchObject([
      { file: 'gör.csv', column: 'organization_id', problem: 'column-needed' },
      { file: 'vi.csv', column: 'name', problem: 'column-needed' }
    ])
    expect(found.files.map(({ missing }) => missing)).toEqual([['organization_id'], ['name']])
  })

  it('of ids gets them from what its rows say, the same every time, and a file can be left out', async () => {
    const door = await bureau()
    const folder = folderOf({
      'hemligt.csv': 'vad\nx\n',
      'tom.csv': '',
      'vi.csv': 'id;name\na;Vi\n',
      'gör.csv': 'id;organization_id;name\nb;a;Råd\n',
      'ringa.csv': 'till;nr\nb;040-1\nb;040-2\nb;040-2\n'
    })
    const mapping: DirectoryMapping = {
      files: {
        'vi.csv': { table: 'organization' },
        'gör.csv': { table: 'service' },
        'ringa.csv': { table: 'phone', columns: { till: 'service_id', nr: 'number' } },
        'hemligt.csv': { table: 'ignore' }
      }
    }
    const found = await run(door, folder, { mapping })
    expect(told(found)).toEqual(['filled-in status', 'row-id-derived id'])
    expect((await entryNamed(door, 'Råd')).phones.map(({ number }) => number)).toEqual(['040-1', '040-2'])
    await expectUnchanged(door, folder)
    expect((await preview(door, folder)).remembered).toBe(true)
  })
})
