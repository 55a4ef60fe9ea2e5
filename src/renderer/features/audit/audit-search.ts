import { z } from 'zod'
import { type Month, monthSchema } from '../../../shared/domain/month.ts'
import { type AuditKind, auditKindSchema } from '../../../shared/features/audit/audit.schema.ts'

/** What the record is narrowed to, as it stands in the address. */
export interface AuditSearch {
  readonly kind?: AuditKind | undefined
  readonly month?: Month | undefined
  /** From 1. */
  readonly page?: number | undefined
}

/** Reads an address. Whatever is not understood narrows nothing. */
export const readAuditSearch = (raw: Readonly<Record<string, unknown>>): AuditSearch => ({
  kind: auditKindSchema.safeParse(raw['kind']).data,
  month: monthSchema.safeParse(raw['month']).data,
  page: z.coerce.number().int().min(2).max(100_000).safeParse(raw['page']).data
})
