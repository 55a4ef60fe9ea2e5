import { z } from 'zod'

/** A half-written form, kept as the window had it, and `forms` for all that are of no kind of their own. Its shape is the form's business; its size is bounded here. */
const draftKinds = ['visit', 'correction', 'answer', 'forms'] as const
const maximumDraftLength = 200_000
export const draftKindSchema = z.enum(draftKinds)
export type DraftKind = z.infer<typeof draftKindSchema>
export const draftSchema = z.object({
  kind: draftKindSchema,
  body: z.string().max(maximumDraftLength),
  savedAt: z.iso.datetime()
})
export type Draft = z.infer<typeof draftSchema>
