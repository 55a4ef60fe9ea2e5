import { z } from 'zod'
import { fileTokenSchema, recordIdSchema } from '../../domain/ids.ts'
import { command, query, unlocked } from '../../ipc/define.ts'
import {
  editedServiceSchema,
  entryDetailsSchema,
  entryFilterSchema,
  entryPageSchema,
  entryRefSchema
} from './directory.schema.ts'
import { directoryImportSchema, directoryPreviewSchema, exportFormats } from './directory-import.schema.ts'
import { gapSchema, MOST_SUGGESTED, needSchema, suggestionSchema } from './suggest.schema.ts'

const desk = unlocked('volunteer', 'coordinator')
const coordinator = unlocked('coordinator')

export const directoryCalls = {
  /** A page of the directory: without text by name, with text the best match first. */
  'directory.list': query({ access: desk, input: entryFilterSchema, output: entryPageSchema }),
  /** Everything about one entry. Refused with `directory.unknown-entry`. */
  'directory.entry': query({ access: desk, input: entryRefSchema, output: entryDetailsSchema }),
  /**
   * Adds or changes a service, its organisation (found by its name, added when there is none) and its places. Answers the
   * service's id. Refused with `directory.unknown-entry`, `topic.unknown`, `municipality.unknown` or `language.unknown`.
   */
  'directory.save': command({
    access: coordinator,
    input: editedServiceSchema,
    output: z.object({ id: recordIdSchema })
  }),
  /** Says that somebody has looked today whether an entry is right. Whoever telephones may say so. */
  'directory.check': command({ access: desk, input: entryRefSchema, output: z.null() }),
  /** Takes a service out of the directory; referrals to its organisation stay. */
  'directory.remove': command({ access: coordinator, input: z.object({ id: recordIdSchema }), output: z.null() }),
  /** Says what importing a directory would do: new, changed and gone, and what is wrong with it. Nothing is changed. */
  'directory.previewImport': query({
    access: coordinator,
    input: directoryImportSchema,
    output: directoryPreviewSchema
  }),
  /**
   * Imports a directory of HSDS 3.0, Open Referral UK, or other tables as the mapping says, all or nothing, and answers what it did. Refused with
   * `directory.import-problems` while something blocks, and with `file.changed` when the file is no longer the one whose `hash` the
   * preview answered (null: no preview was shown). Progress is told as `job.progress`, as `directory`. The mapping is remembered.
   */
  'directory.runImport': command({
    access: coordinator,
    input: directoryImportSchema.extend({
      hash: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .nullable()
    }),
    output: directoryPreviewSchema
  }),
  /** Stops the import that is running, if there is one; it answers `directory.import-stopped`, and nothing is imported. */
  'directory.stopImport': command({ access: coordinator, input: z.null(), output: z.null() }),
  /** Writes the directory into a folder, without the bureau's own notes. */
  'directory.export': command({
    access: coordinator,
    input: z.object({ folder: fileTokenSchema, format: z.enum(exportFormats) }),
    output: z.object({ file: z.string(), services: z.int().min(0) })
  }),
  /** The best places for a need at this moment, at most five, best first, each with why. Records nothing. */
  'directory.suggest': query({
    access: desk,
    input: needSchema,
    output: z.array(suggestionSchema).max(MOST_SUGGESTED)
  }),
  /** Counts a need for which nothing was found: its month, topic, municipality and language, and nothing else. */
  'directory.recordGap': command({ access: desk, input: needSchema, output: z.null() }),
  /** The gaps of the last twelve months, latest month first, the most frequent first. */
  'directory.gaps': query({ access: coordinator, input: z.null(), output: z.array(gapSchema) })
}
