import { z } from 'zod'

/** How many lines a list has unless told otherwise. */
export const DEFAULT_LIMIT = 20

/** How many lines somebody asks for. */
export const limitSchema = z
  .string()
  .regex(/^\d{1,7}$/)
  .transform(Number)
  .refine(limit => limit > 0)
