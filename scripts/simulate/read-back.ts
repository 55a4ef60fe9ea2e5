import path from 'node:path'
import type { PublishedFigures } from '../../src/core/disclosure/types.ts'
import { isSuppressedDescription } from '../../src/core/release/description.schema.ts'
import { loadRelease } from '../../src/core/release/load-release.ts'
import { readDescription, readTables } from '../../src/core/release/verify-description.ts'

/** The figures of a release as an outsider reads them, from the folder alone. */
export async function readBack(out: string, folderName: string): Promise<PublishedFigures & { late: number }> {
  const { files } = await loadRelease(path.join(out, folderName))
  const description = readDescription(files.get('datapackage.json')).value
  if (description === null || isSuppressedDescription(description)) throw new Error(`${folderName} cannot be read back`)
  const { totals, dimensions, late } = description.fyr
  return { totals, dimensions, tables: readTables(description, files).value, late }
}
