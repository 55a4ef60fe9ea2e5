import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { zipSync } from 'fflate'
import { expect, onTestFinished } from 'vitest'
import { recordIdSchema } from '../../src/shared/domain/ids.ts'
import type { DirectoryMapping } from '../../src/shared/features/directory/directory-mapping.schema.ts'
import type { CallInput } from '../../src/shared/ipc/contract.ts'
import { openBureau, valueOf, type Door } from '../bureau.ts'
import { newFolder } from './vault-fixture.ts'

/** A bureau that is open for the test that asks for it. */
export async function bureau(): Promise<Door> {
  const door = await openBureau()
  onTestFinished(() => door.close())
  return door
}

/** The lines of a package's files. */
export type Tables = Readonly<Record<string, readonly string[]>>

/** A made-up directory: two services of one organisation at one place. */
export const sample: Tables = {
  'organizations.csv': ['id,name,description', 'org-1,Påhittade rådgivningen,Finns inte'],
  'services.csv': [
    'id,organization_id,name,status,assured_date,own_column',
    'svc-1,org-1,Råd om hyra,active,2026-01-02,kvar',
    'svc-2,org-1,"Råd, även om skuld",active,,'
  ],
  'locations.csv': ['id,location_type,name', 'loc-1,physical,Medborgarhuset'],
  'service_at_location.csv': ['id,service_id,location_id', 'sal-1,svc-1,loc-1', 'sal-2,svc-2,loc-1'],
  'addresses.csv': ['id,location_id,address_1,city', 'adr-1,loc-1,Påhittade gatan 1,Hässleholm'],
  'languages.csv': ['id,service_id,code,name', 'lng-1,svc-1,ar,Arabic'],
  'service_areas.csv': ['id,service_id,name', 'area-1,svc-1,Skåne län'],
  'schedules.csv': ['id,service_id,freq,byday,opens_at,closes_at', 'sch-1,svc-1,WEEKLY,"MO,TU",09:00,12:00'],
  'taxonomy_terms.csv': ['id,code,name,description', 'term-1,housing.contract,Hyra,Hyra'],
  'attributes.csv': ['id,link_id,link_entity,taxonomy_term_id', 'att-1,svc-1,service,term-1']
}

/** The package as a zip file; answers its path. */
export function packed(tables: Tables): string {
  const file = path.join(newFolder(), 'katalog.zip')
  const files = Object.entries(tables).map(([name, lines]) => [name, Buffer.from(lines.join('\r\n'))] as const)
  writeFileSync(file, zipSync(Object.fromEntries(files)))
  return file
}

export const request = (door: Door, file: string, more: Partial<CallInput<'directory.runImport'>> = {}) => ({
  file: door.core.grant(file),
  source: null,
  gone: 'keep' as const,
  hash: null,
  ...more
})
export const preview = async (door: Door, file: string, mapping?: DirectoryMapping) =>
  valueOf(
    await door.core.call('directory.previewImport', request(door, file, mapping === undefined ? {} : { mapping }))
  )
export const run = async (door: Door, file: string, more: Partial<CallInput<'directory.runImport'>> = {}) =>
  valueOf(await door.core.call('directory.runImport', request(door, file, more)))
export const list = async (door: Door) =>
  valueOf(await door.core.call('directory.list', { text: '', topic: null, asking: false, offset: 0, limit: 100 }))
export const entryOf = async (door: Door, id: string) =>
  valueOf(await door.core.call('directory.entry', { kind: 'service', id: recordIdSchema.parse(id) }))

/** Exports the directory; answers the path of the file. */
export async function exported(door: Door, format: CallInput<'directory.export'>['format']): Promise<string> {
  const folder = newFolder()
  const { file } = valueOf(await door.core.call('directory.export', { folder: door.core.grant(folder), format }))
  return path.join(folder, file)
}

export const nothingNew = { fresh: 0, changed: 0, gone: 0 }

/** Everything about the entry of that name. */
export async function entryNamed(door: Door, name: string) {
  const found = (await list(door)).entries.find(entry => entry.name === name)
  if (found === undefined) throw new Error(`${name} is not there`)
  return valueOf(await door.core.call('directory.entry', { kind: found.kind, id: found.id }))
}

/** A file with these contents; answers its path. */
export function written(name: string, text: string | Uint8Array): string {
  const file = path.join(newFolder(), name)
  writeFileSync(file, text)
  return file
}

/** What was told of a directory: each problem and its column. */
export const told = (found: Awaited<ReturnType<typeof preview>>): string[] =>
  found.problems.map(({ column, problem }) => `${problem} ${column}`)

/** Importing once more changes nothing. */
export async function expectUnchanged(
  door: Door,
  file: string,
  more: Partial<CallInput<'directory.runImport'>> = {}
): Promise<void> {
  const again = await run(door, file, more)
  for (const { table, ...counts } of again.tables) expect({ table, ...counts }).toMatchObject({ table, ...nothingNew })
}
