import { z } from 'zod'

/** Whether somebody gets in: yes; not for now; never again. */
export const personStatuses = ['active', 'suspended', 'removed'] as const
export const personStatusSchema = z.enum(personStatuses)
export type PersonStatus = (typeof personStatuses)[number]
