import { z } from 'zod'

/** What a full check looks at. */
export const checkedParts = ['settings', 'keyring', 'pages', 'references', 'audit'] as const
export type CheckedPart = (typeof checkedParts)[number]

/** What a full check of the bureau's files has found. */
export const fileCheckSchema = z.object({
  ok: z.boolean(),
  /** So many pages the desk file has. */
  pages: z.int().min(0),
  parts: z.array(z.object({ name: z.enum(checkedParts), ok: z.boolean() }))
})
export type FileCheck = z.infer<typeof fileCheckSchema>
