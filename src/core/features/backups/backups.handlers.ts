import { backupCalls } from '../../../shared/features/backups/backups.contract.ts'
import { atDoor, onDesk, type BoundCalls } from '../../bound-call.ts'
import type { BackupService } from './backups.service.ts'
import type { RestoreService } from './restore.service.ts'

/** {@link backupCalls}, each bound to what answers it. */
export const backupHandlers = (
  backups: BackupService,
  restoring: RestoreService
): BoundCalls<keyof typeof backupCalls> => ({
  'backups.status': onDesk(backupCalls['backups.status'], (_request, desk) => backups.status(desk)),
  'backups.changeSettings': onDesk(backupCalls['backups.changeSettings'], (settings, desk) =>
    backups.changeSettings(desk, settings)
  ),
  'backups.make': onDesk(backupCalls['backups.make'], ({ folder }, desk) => backups.make(desk, folder)),
  'backups.verify': onDesk(backupCalls['backups.verify'], (request, desk) => backups.verify(desk, request)),
  'backups.preview': atDoor(backupCalls['backups.preview'], request => restoring.preview(request)),
  'backups.restore': atDoor(backupCalls['backups.restore'], request => restoring.restore(request))
})
