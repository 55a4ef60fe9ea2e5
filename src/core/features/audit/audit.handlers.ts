import { auditCalls } from '../../../shared/features/audit/audit.contract.ts'
import { onDesk, type BoundCalls } from '../../bound-call.ts'
import type { AuditService } from './audit.service.ts'

/** {@link auditCalls}, each bound to what answers it. */
export const auditHandlers = (audit: AuditService): BoundCalls<keyof typeof auditCalls> => ({
  'audit.list': onDesk(auditCalls['audit.list'], (request, { db }) => audit.listEntries(db, request)),
  'audit.export': onDesk(auditCalls['audit.export'], (request, desk) => audit.exportRecord(desk, request))
})
