import { z } from 'zod'

/** What a person may be in the bureau; one person may hold several. */
export const roles = ['volunteer', 'coordinator', 'trainer', 'case-manager'] as const
export const roleSchema = z.enum(roles)
export type Role = (typeof roles)[number]
