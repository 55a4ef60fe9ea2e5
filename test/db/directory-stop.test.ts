import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { codeOf, valueOf } from '../bureau.ts'
import { bureau, list, packed, request, run } from './directory-fixture.ts'
import { newFolder } from './vault-fixture.ts'

describe('importing a large directory', () => {
  it('tells how far it has come, within its steps too, and can be stopped anywhere until it is kept: nothing is imported then', async () => {
    const door = await bureau()
    const rows = (row: (at: number) => string): string[] => Array.from({ length: 1500 }, (_unused, at) => row(at))
    const file = packed({
      'organizations.csv': ['id,name', ...rows(at => `o${at % 300},Påhittad förening ${at % 300}`).slice(0, 300)],
      'services.csv': ['id,organization_id,name', ...rows(at => `s${at},o${at % 300},Råd ${at}`)],
      'phones.csv': ['id,service_id,number', ...rows(at => `p${at},s${at},040-${at}`)]
    })
    const told: number[] = []
    let stopFrom: number | null = null
    door.core.onEvent(({ name, payload }) => {
      if (name !== 'job.progress' || payload.job !== 'directory') return
      expect(payload.total).toBe(100)
      told.push(payload.done)
      if (stopFrom !== null && payload.done >= stopFrom) void door.core.call('directory.stopImport', null)
    })
    for (stopFrom of [0, 1, 20, 31, 46, 60, 80, 90, 100]) {
      told.length = 0
      expect(codeOf(await door.core.call('directory.runImport', request(door, file)))).toBe('directory.import-stopped')
      expect(told.filter(done => done >= (stopFrom ?? 0))).toHaveLength(1)
      expect((await list(door)).total).toBe(0)
      expect(valueOf(await door.core.call('organisations.list', null))).toEqual([])
    }
    stopFrom = null
    told.length = 0
    await run(door, file)
    expect(told).toEqual([...new Set(told)].toSorted((one, other) => one - other))
    expect([told[0], told.at(-1)]).toEqual([0, 100])
    for (const [from, to] of [
      [0, 30],
      [30, 45],
      [45, 100]
    ] as const)
      expect(told.filter(done => done > from && done < to).length).toBeGreaterThan(2)
    expect((await list(door)).total).toBe(1500)
  })
})

describe('a zip file', () => {
  it('does not unpack what would be too large', async () => {
    const door = await bureau()
    const file = path.join(newFolder(), 'bomb.zip')
    writeFileSync(file, zipSync({ 'services.csv': new Uint8Array(80 * 1024 * 1024) }))
    expect(codeOf(await door.core.call('directory.previewImport', request(door, file)))).toBe('file.too-large')
  })

  it('takes out no more than a zip file says that it holds, and then refuses it', async () => {
    const door = await bureau()
    const megabyte = 1024 * 1024
    const bytes = Buffer.from(zipSync({ 'services.csv': new Uint8Array(48 * megabyte) }))
    // Its size as it stands before the file and in the list of files.
    for (const [signature, sizeAt] of [
      ['PK\u0003\u0004', 22],
      ['PK\u0001\u0002', 24]
    ] as const)
      bytes.writeUInt32LE(10, bytes.indexOf(signature) + sizeAt)
    const file = path.join(newFolder(), 'liar.zip')
    writeFileSync(file, bytes)
    const before = process.memoryUsage().arrayBuffers
    expect(codeOf(await door.core.call('directory.previewImport', request(door, file)))).toBe('file.zip-damaged')
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 * megabyte)
  })

  it('asks for a workbook as CSV', async () => {
    const door = await bureau()
    const file = path.join(newFolder(), 'tjanster.xlsx')
    writeFileSync(file, zipSync({ '[Content_Types].xml': Buffer.from('<Types/>'), 'xl/workbook.xml': Buffer.from('') }))
    expect(codeOf(await door.core.call('directory.previewImport', request(door, file)))).toBe('file.binary')
  })
})
