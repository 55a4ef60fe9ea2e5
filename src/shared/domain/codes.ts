import { z } from 'zod'

/** A code of the bureau's topic list: `group` or `group.topic`. Whether the list has it is checked against the vault. */
export const topicCodeSchema = z
  .string()
  .max(80)
  .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)?$/)

/** ISO 639-3. */
export const languageCodeSchema = z.string().regex(/^[a-z]{3}$/)

/** Somebody who lives in no Swedish municipality. */
export const NO_MUNICIPALITY = 'none'

/** Statistics Sweden's four digits, or `none`. */
export const municipalityCodeSchema = z.string().regex(/^(\d{4}|none)$/)

/** The group in which a topic counts: the part of its code before the dot. */
export const topicGroupOf = (topic: string): string => topic.split('.', 1)[0] ?? topic
