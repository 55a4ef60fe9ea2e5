import { directoryCalls } from '../../../shared/features/directory/directory.contract.ts'
import { onDesk, type BoundCalls } from '../../bound-call.ts'
import type { ExchangeService } from './exchange.service.ts'
import type { DirectoryService } from './directory.service.ts'

/** {@link directoryCalls}, each bound to what answers it. */
export const directoryHandlers = (
  directory: DirectoryService,
  exchange: ExchangeService
): BoundCalls<keyof typeof directoryCalls> => ({
  'directory.list': onDesk(directoryCalls['directory.list'], (filter, desk) => directory.list(desk, filter)),
  'directory.entry': onDesk(directoryCalls['directory.entry'], (entry, desk) => directory.entry(desk, entry)),
  'directory.save': onDesk(directoryCalls['directory.save'], (edited, desk) => directory.save(desk, edited)),
  'directory.check': onDesk(directoryCalls['directory.check'], (entry, desk) => directory.check(desk, entry)),
  'directory.remove': onDesk(directoryCalls['directory.remove'], ({ id }, desk) => directory.remove(desk, id)),
  'directory.previewImport': onDesk(directoryCalls['directory.previewImport'], (request, desk) =>
    exchange.previewImport(desk, request)
  ),
  'directory.runImport': onDesk(directoryCalls['directory.runImport'], (request, desk) =>
    exchange.runImport(desk, request)
  ),
  'directory.stopImport': onDesk(directoryCalls['directory.stopImport'], async () => {
    exchange.stopImport()
    return null
  }),
  'directory.export': onDesk(directoryCalls['directory.export'], (request, desk) => exchange.exportTo(desk, request)),
  'directory.suggest': onDesk(directoryCalls['directory.suggest'], (need, desk) => directory.suggest(desk, need)),
  'directory.recordGap': onDesk(directoryCalls['directory.recordGap'], (need, desk) => directory.recordGap(desk, need)),
  'directory.gaps': onDesk(directoryCalls['directory.gaps'], (_request, desk) => directory.gaps(desk))
})
