import { importCalls } from '../../../shared/features/imports/imports.contract.ts'
import { onDesk, type BoundCalls } from '../../bound-call.ts'
import type { ImportService } from './imports.service.ts'

/** {@link importCalls}, each bound to what answers it. */
export const importHandlers = (imports: ImportService): BoundCalls<keyof typeof importCalls> => ({
  'imports.preview': onDesk(importCalls['imports.preview'], (request, desk) => imports.previewImport(desk, request)),
  'imports.run': onDesk(importCalls['imports.run'], (request, desk) => imports.runImport(desk, request))
})
