import type { FyrError } from '../../../shared/domain/errors.ts'
import { useCommand } from '../../app/calls.ts'
import { useJobProgress } from '../../app/job-progress.ts'

/** Making a backup: again where the last one went, or in a folder of one's choice. */
export function useMakeBackup() {
  const chooseFolder = useCommand('shell.chooseFolder')
  const make = useCommand('backups.make', ['backups.status'])
  const progress = useJobProgress('backup', make.isPending)
  const choose = (): void => {
    make.reset()
    chooseFolder.mutate(
      { purpose: 'backup' },
      {
        onSuccess: folder => {
          if (folder !== null) make.mutate({ folder: folder.token })
        }
      }
    )
  }
  // Whoever has another stick in the computer than the last time is asked where to put it.
  const chooseIfMissing = ({ code }: FyrError): void => {
    if (code === 'backup.folder-missing') choose()
  }
  return {
    choose,
    makeAgain: () => make.mutate({ folder: null }, { onError: chooseIfMissing }),
    isWorking: make.isPending,
    progress,
    made: make.data,
    error: chooseFolder.error ?? make.error,
    forget: make.reset
  }
}
