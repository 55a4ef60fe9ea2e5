import { z } from 'zod'
import { always, command, query } from '../../ipc/define.ts'
import { fileTokenSchema } from '../../domain/ids.ts'
import { interfaceLanguageSchema } from '../../domain/interface-language.ts'

export const preferencesSchema = z.object({ language: interfaceLanguageSchema })
export type Preferences = z.infer<typeof preferencesSchema>

/** What only the shell around the bureau can do. A path never reaches the window: it holds a token and a name to show. */
export const shellCalls = {
  'shell.chooseFile': command({
    access: always,
    input: z.object({ purpose: z.enum(['import', 'backup', 'directory']) }),
    output: z.object({ token: fileTokenSchema, name: z.string() }).nullable()
  }),
  'shell.chooseFolder': command({
    access: always,
    input: z.object({ purpose: z.enum(['export', 'backup', 'slip', 'directory', 'directory-export']) }),
    output: z.object({ token: fileTokenSchema, name: z.string() }).nullable()
  }),
  /** Opens a chosen folder in the system's file manager. */
  'shell.showFolder': command({ access: always, input: z.object({ folder: fileTokenSchema }), output: z.null() }),
  /**
   * Writes what the window prints now, as a PDF, into a chosen folder under a name that is not taken there, and answers that name. The page
   * says itself how large its paper is.
   */
  'shell.savePdf': command({
    access: always,
    input: z.object({ folder: fileTokenSchema, name: z.string().regex(/^[a-z0-9-]{1,60}$/) }),
    output: z.object({ fileName: z.string() })
  }),
  /** Somebody is at the window. A window that does not say so counts as left alone. */
  'shell.activity': command({ access: always, input: z.null(), output: z.null() }),
  /**
   * Something was copied from the window, or is marked in it; only a hash of it is kept, to take it off the clipboard when the bureau
   * is locked or the app ends.
   */
  'shell.copied': command({
    access: always,
    input: z.object({ place: z.enum(['clipboard', 'selection']), text: z.string().max(1_000_000) }),
    output: z.null()
  }),
  'shell.preferences': query({ access: always, input: z.null(), output: preferencesSchema }),
  'shell.setLanguage': command({ access: always, input: preferencesSchema, output: z.null() })
}
