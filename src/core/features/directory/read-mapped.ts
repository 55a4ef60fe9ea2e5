import { createHash } from 'node:crypto'
import type { FileReport } from '../../../shared/features/directory/directory-import.schema.ts'
import {
  directoryMappingSchema,
  emptyMapping,
  type DirectoryMapping
} from '../../../shared/features/directory/directory-mapping.schema.ts'
import { findMapping, upsertMapping } from '../../db/remembered-mapping.ts'
import { loadDirectory, type LoadedDirectory } from '../../hsds/load-directory.ts'
import type { DeskDb } from '../../open-desk.ts'
import type { Pace } from '../../pace.ts'
import { fold } from '../../sheets/fold.ts'

/** A directory, and how its columns were mapped. */
export interface MappedDirectory {
  readonly loaded: LoadedDirectory
  readonly mapping: DirectoryMapping
  /** The mapping is that of the last time for the same headings. */
  readonly remembered: boolean
}

/** Reads a directory as the mapping says; without one, as the last directory with the same headings was read. */
export async function readMapped(
  db: DeskDb,
  target: string,
  { mapping: asked, pace }: { mapping: DirectoryMapping | null; pace: Pace }
): Promise<MappedDirectory> {
  const loaded = await loadDirectory(target, { mapping: asked, pace })
  if (asked !== null) return { loaded, mapping: asked, remembered: false }
  const found = await findRemembered(db, loaded)
  return found === null
    ? { loaded, mapping: emptyMapping, remembered: false }
    : { loaded: await loadDirectory(target, { mapping: found, pace }), mapping: found, remembered: true }
}

/** Null also where what is remembered is none that this version can read. */
async function findRemembered(db: DeskDb, { found }: LoadedDirectory): Promise<DirectoryMapping | null> {
  if (found.files.length === 0) return null
  return directoryMappingSchema.safeParse(await findMapping(db, fingerprintOf(found.files))).data ?? null
}

/** Keeps a mapping for the next directory with the same headings. One that says nothing is kept only in the place of another. */
export async function rememberMapping(db: DeskDb, { loaded, mapping }: MappedDirectory, usedAt: string): Promise<void> {
  const { files } = loaded.found
  if (files.length === 0) return
  const fingerprint = fingerprintOf(files)
  const saysNothing = mapping.columns === undefined && mapping.files === undefined
  if (saysNothing && (await findMapping(db, fingerprint)) === null) return
  await upsertMapping(db, fingerprint, mapping, usedAt)
}

/** Stands for the headings of a spreadsheet, or for the files of a folder and theirs; never for those of a sheet of visits. */
function fingerprintOf(files: readonly FileReport[]): string {
  const isSheet = files.length === 1
  const parts = files.map(({ file, columns }) => [
    isSheet ? '' : file,
    ...columns.map(({ heading }) => fold(heading)).toSorted()
  ])
  return createHash('sha256')
    .update(JSON.stringify(['directory', ...parts]))
    .digest('hex')
}
