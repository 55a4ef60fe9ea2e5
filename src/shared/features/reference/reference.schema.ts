import { z } from 'zod'

export const languageSchema = z.object({
  code: z.string(),
  sv: z.string(),
  en: z.string(),
  autonym: z.string(),
  direction: z.enum(['ltr', 'rtl'])
})
export type Language = z.infer<typeof languageSchema>

export const municipalitySchema = z.object({ code: z.string(), county: z.string(), name: z.string() })
export type Municipality = z.infer<typeof municipalitySchema>
