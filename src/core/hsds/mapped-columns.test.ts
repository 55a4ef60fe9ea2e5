import { expect, it } from 'vitest'
import { columnsOfTable, mappedTableNames } from '../../shared/features/directory/mapped-tables.ts'
import { columnsKnown } from './read-mapped-files.ts'

it('offers nothing that a table does not hold', () => {
  for (const table of mappedTableNames)
    expect(columnsOfTable(table).filter(column => !columnsKnown(table).has(column))).toEqual([])
})
