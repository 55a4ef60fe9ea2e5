import { z } from 'zod'

/**
 * Record numbers are UUIDv7, made where the record is made (the window, the command line, the import), so that sending the
 * same record twice records it once.
 */
export const visitIdSchema = z.uuidv7().brand('VisitId')
export type VisitId = z.infer<typeof visitIdSchema>

export const questionIdSchema = z.uuidv7().brand('QuestionId')
export type QuestionId = z.infer<typeof questionIdSchema>

export const organisationIdSchema = z.uuidv7().brand('OrganisationId')
export type OrganisationId = z.infer<typeof organisationIdSchema>

export const answerIdSchema = z.uuidv7().brand('AnswerId')
export type AnswerId = z.infer<typeof answerIdSchema>

export const shiftIdSchema = z.uuidv7().brand('ShiftId')
export type ShiftId = z.infer<typeof shiftIdSchema>

/** A slip that a visitor keeps; not its code. */
export const returnIdSchema = z.uuidv7().brand('ReturnId')
export type ReturnId = z.infer<typeof returnIdSchema>

export const personIdSchema = z.uuidv7().brand('PersonId')
export type PersonId = z.infer<typeof personIdSchema>

/** A record of the directory: an id as its source gave it, or a UUID of ours. */
export const recordIdSchema = z
  .string()
  .regex(/^[!-~]{1,120}$/)
  .brand('RecordId')
export type RecordId = z.infer<typeof recordIdSchema>

/** Stands for a file or folder that a person chose in a system dialog; the window never sees or names a path. */
export const fileTokenSchema = z
  .string()
  .regex(/^[0-9a-f]{32}$/)
  .brand('FileToken')
export type FileToken = z.infer<typeof fileTokenSchema>

/**
 * The first millisecond of an instant's month in UTC. The numbers of organisations and of what the directory holds are made of it: an exported
 * directory shows them, and they must not tell when somebody was referred to an organisation that was new (ADR 50).
 */
export const startOfMonth = (instant: number): number => {
  const date = new Date(instant)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth())
}

/** An import makes hundreds of thousands of ids: the digits of each byte are worked out once. */
const hexadecimal = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/**
 * A UUIDv7 (RFC 9562 §5.7) from an instant in milliseconds and 10 random bytes.
 */
export function uuidv7(instant: number, random: Uint8Array): string {
  const time = Math.trunc(instant).toString(16).padStart(12, '0')
  let tail = ''
  for (const byte of random.subarray(0, 10)) tail += hexadecimal[byte] ?? ''
  const variant = ((Number.parseInt(tail.slice(4, 6), 16) & 0x3f) | 0x80).toString(16).padStart(2, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${tail.slice(1, 4)}-${variant}${tail.slice(6, 8)}-${tail.slice(8, 20)}`
}
