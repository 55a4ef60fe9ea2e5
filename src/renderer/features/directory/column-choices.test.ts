import { describe, expect, it } from 'vitest'
import type { ColumnReport, FileReport } from '../../../shared/features/directory/directory-import.schema.ts'
import { asksForColumns, choiceOf, openIn, unrecognisedIn, withColumn, withTable } from './column-choices.ts'

const column = (heading: string, field: string | null, rest: Partial<ColumnReport> = {}): ColumnReport => ({
  heading,
  field,
  how: field === null ? 'none' : 'name',
  filled: 1,
  samples: ['x'],
  clashes: false,
  ...rest
})

const [name, secret] = [column('Namn', 'service'), column('Internt', null)]
const sheet: FileReport = { file: 'lista.csv', table: null, columns: [name, secret], missing: [] }
const [id, own] = [column('nr', 'id'), column('hemligt', null)]
const table: FileReport = { file: 'vi.csv', table: 'organization', columns: [id, own], missing: ['name'] }

describe('the columns of a spreadsheet', () => {
  it('show what was understood, and at once what was chosen instead', () => {
    expect(choiceOf({}, sheet, name)).toBe('service')
    expect(choiceOf({}, sheet, secret)).toBe('unknown')
    const mapping = withColumn({}, sheet, { heading: 'Internt', choice: 'phone' })
    expect(mapping).toEqual({ columns: { Internt: 'phone' } })
    expect(choiceOf(mapping, sheet, secret)).toBe('phone')
  })

  it('are unknown again, in whatever letter case they were mapped', () => {
    const before = { columns: { INTERNT: 'phone', Namn: 'service' } } as const
    expect(withColumn(before, sheet, { heading: 'Internt', choice: 'unknown' })).toEqual({
      columns: { Namn: 'service' }
    })
    expect(withColumn(before, sheet, { heading: 'Internt', choice: 'ignore' })).toEqual({
      columns: { Namn: 'service', Internt: 'ignore' }
    })
  })

  it('of the names of what every object has are columns like others', () => {
    expect(choiceOf({ columns: {} }, sheet, column('constructor', null))).toBe('unknown')
  })
})

describe('the columns of a table', () => {
  it('are kept under their own names where nobody knows them, and can be taken for those of the table', () => {
    expect(choiceOf({}, table, own)).toBe('kept')
    expect(choiceOf({}, table, id)).toBe('id')
    const mapping = withColumn({}, table, { heading: 'hemligt', choice: 'name' })
    expect(mapping).toEqual({ files: { 'vi.csv': { table: 'organization', columns: { hemligt: 'name' } } } })
    expect(withColumn(mapping, table, { heading: 'nr', choice: 'kept' }).files?.['vi.csv']?.columns).toEqual({
      hemligt: 'name',
      nr: 'nr'
    })
  })

  it('are forgotten with the table that they were of', () => {
    const mapping = withColumn({}, table, { heading: 'hemligt', choice: 'name' })
    expect(withTable(mapping, 'vi.csv', 'service')).toEqual({ files: { 'vi.csv': { table: 'service' } } })
    expect(withTable(mapping, 'vi.csv', 'unknown')).toEqual({ files: {} })
  })
})

describe('what is to be settled', () => {
  it('is what no column holds and what several say, and of less weight what is not recognised', () => {
    expect([openIn(table), openIn(sheet)]).toEqual([1, 0])
    expect([unrecognisedIn(table), unrecognisedIn(sheet)]).toEqual([1, 1])
    const clashing = {
      ...sheet,
      columns: [column('a', 'email', { clashes: true }), column('b', 'email', { clashes: true })]
    }
    expect(openIn(clashing)).toBe(2)
  })

  it('comes first in a folder of which not a file is known, and not where rows are wrong', () => {
    const file = { name: 'katalog', hash: '', format: 'tables' } as const
    const unknown = { ...table, table: null, missing: [] }
    expect(asksForColumns({ file, files: [unknown], ready: false })).toBe(true)
    expect(asksForColumns({ file, files: [{ ...table, missing: [] }, unknown], ready: false })).toBe(false)
    expect(asksForColumns({ file: { ...file, format: 'spreadsheet' }, files: [sheet], ready: false })).toBe(false)
  })
})
