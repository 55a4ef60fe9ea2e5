import { z } from 'zod'

/** The languages that the window and the reports speak. */
export const interfaceLanguages = ['sv', 'en'] as const
export const interfaceLanguageSchema = z.enum(interfaceLanguages)
export type InterfaceLanguage = z.infer<typeof interfaceLanguageSchema>
